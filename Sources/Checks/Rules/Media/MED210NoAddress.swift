internal import Editorial
internal import Markdown

/// Media elsewhere whose address no page links to.
struct NoMediaAddress: Rule {
    static let code = "MED-210"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "A picture, clip or sound elsewhere has an http or https address.",
        why: "Readers see a caption with nothing above it.",
        failing: "url: \"clips/harbour.mp4\"",
        passing: "url: \"https://cdn.example/clips/harbour.mp4\"",
        guideline: "RFC 3986, 4.3 Absolute URI",
        repair: "Write the whole address, or add the file itself with `lb attach`.")

    func findings(in input: CheckInput) -> [Finding] {
        (input.entry?.media ?? []).compactMap { media in
            guard let url = media.url, !url.isEmpty, media.file.isBlank else { return nil }
            if case .web = LinkTarget(url.utf8) { return nil }
            return record(
                "\(media.label) is at “\(SafeText.line(url.prefix(80)))”, which is no address that a "
                    + "page links to.", in: input)
        }
    }
}
