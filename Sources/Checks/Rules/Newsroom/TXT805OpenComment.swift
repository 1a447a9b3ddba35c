internal import Editorial

/// A comment for the desk that is begun and not ended, so that readers would have it.
struct OpenComment: Rule {
    static let code = "TXT-805"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "A comment for the desk (`<!-- … -->`) is ended.",
        why: "Without its end it is text like any other, and goes out.",
        failing: "The road is shut. <!-- ask Kim first",
        passing: "The road is shut. <!-- ask Kim first -->",
        guideline: "House style",
        repair: "Put `-->` at its end; or, if readers are to see it, `\\<!--`.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let entry = input.entry?.withoutComments else { return [] }
        let texts: [(name: String, text: String?)] =
            [("text", entry.body), ("title", entry.title), ("timeline text", entry.keyText)]
            + entry.quotes.map { ("quotation", $0.text) }
            + entry.media.flatMap { [("caption", $0.caption), ("description", $0.alt)] }
            + entry.corrections.map { ("correction", $0.note) }
        return texts.filter { Self.isOpen($0.text ?? "") }.map {
            record("The \($0.name) has a comment, `<!--`, without its end `-->`.", in: input)
        }
    }

    /// Code is text, and so is what has a backslash before it.
    private static func isOpen(_ text: String) -> Bool {
        guard text.contains("<!--") else { return false }
        // What is taken for a comment once it has an end was one without.
        return (text + "\n-->").withoutComments.utf8.count < text.utf8.count
            && !text.contains("\\<!--")
    }
}
