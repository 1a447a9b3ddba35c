internal import Editorial

/// A weekday that does not fall on its date, or a date that does not exist.
struct WrongDate: Rule {
    static let code = "FCT-403"
    static let defaultSeverity = Severity.error
    static let readsTitles = true
    static let explanation = RuleExplanation(
        rule: "Weekday, day, month and year agree.",
        why: "One of them is wrong, and readers will come on the wrong day.",
        failing: "Monday 30 May 2017",
        passing: "Tuesday 30 May 2017",
        guideline: "House style; 2.7 % of such pairs in published live blogs are wrong",
        repair: "Look the day up and correct the weekday or the date.")

    func findings(in input: CheckInput) -> [Finding] {
        let written = Self.years(in: input.text)
        let moment = (input.entry?.published ?? input.now).map { $0.wallClock(offset: 0).date }
        return WrittenDate.all(in: input.text).compactMap { date in
            let words = input.text.string(date.scalars)
            guard date.isPossible else {
                return finding("There is no such day as “\(words)”.", at: date.scalars, in: input)
            }
            guard let weekday = date.weekday,
                let year = date.year ?? moment.map({ Self.year(of: date, nearest: $0) })
            else { return nil }
            let actual = CivilDate(year: year, month: date.month, day: date.day).weekday
            guard actual != weekday % 7 else { return nil }
            // Without a year, one that the text names elsewhere is as likely.
            if date.year == nil,
                written.contains(where: {
                    CivilDate.isValid(year: $0, month: date.month, day: date.day)
                        && CivilDate(year: $0, month: date.month, day: date.day).weekday == weekday
                            % 7
                })
            {
                return nil
            }
            let names = [
                "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
            ]
            return finding("“\(words)” is a \(names[actual]).", at: date.scalars, in: input)
        }
    }

    /// The year in which a day without one lies nearest to the entry, past or to come.
    private static func year(of date: WrittenDate, nearest moment: CivilDate) -> Int {
        let years = [moment.year, moment.year - 1, moment.year + 1].filter {
            CivilDate.isValid(year: $0, month: date.month, day: date.day)
        }
        func distance(_ year: Int) -> Int {
            abs(
                CivilDate(year: year, month: date.month, day: date.day).daysSince1970
                    - moment.daysSince1970)
        }
        return years.min { distance($0) < distance($1) } ?? moment.year
    }

    /// Years that a text names, as in "In 2005 he was 19. On Thursday 7 July …"; at most the first 50.
    private static func years(in text: AnalysedText) -> [Int] {
        var result: Set<Int> = []
        for token in text.tokens
        where token.kind == .number && token.end - token.start == 4 && result.count < 50 {
            let digits = text.scalars[Int(token.start)..<Int(token.end)]
            guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
            let year = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
            if (1800...2199).contains(year) { result.insert(year) }
        }
        return result.sorted()
    }
}
