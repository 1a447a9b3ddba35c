internal import Editorial

/// An old picture that its caption shows as today’s.
struct OldPicture: Rule {
    static let code = "MED-206"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule:
            "A caption agrees with when the picture was taken; an old one is called a file picture.",
        why: "Yesterday’s flood under today’s headline is false.",
        failing: "captured 2019, caption “today”",
        passing: "caption “File photo, 2019”",
        guideline: "AP news values, attribution and anonymous sources",
        repair: "Say “File photo” and the year in the caption, or correct `taken:`.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let entry = input.entry, let moment = entry.published ?? input.now ?? entry.created
        else { return [] }
        return entry.media.compactMap { media in
            guard let taken = media.taken, moment.seconds - taken.seconds > 2 * 86_400 else {
                return nil
            }
            let caption = AnalysedText(plain: media.caption ?? "", input.text.lexicon)
            let all = caption.tokens.indices
            if caption.has(.fileLabel, in: all) { return nil }
            let isToday = caption.has(.relativeDay, in: all)
            let isOld = moment.seconds - taken.seconds > 60 * 86_400
            let taken4 = Double(taken.wallClock(offset: 0).date.year)
            let namesYear = caption.figures.contains { $0.kind == .year && $0.value == taken4 }
            guard isToday || isOld && !namesYear else { return nil }
            return record(
                "\(media.label) was taken on \(taken.description.prefix(10)), and its caption does not say that it is old.",
                in: input)
        }
    }
}
