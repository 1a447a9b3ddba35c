internal import Editorial
internal import Markdown

/// HTML that stands in Markdown: in a blog it is text, so that readers see the tags themselves.
enum RawTags {
    /// The most that are named.
    private static let mostNamed = 5

    /// What is lost of a text, as a phrase; nil for one without tags. What stands in code is meant as it is.
    static func loss(in markdown: String) -> String? {
        let document = Document(Array(markdown.utf8))
        var names: [String] = []
        var run = ""
        var place: Int?
        func end() {
            for match in run.matches(of: #/<(/?[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>|<!--/#) {
                let name = match.output.1.map { $0.drop { $0 == "/" }.lowercased() } ?? "!--"
                if !names.contains(name) { names.append(name) }
            }
            run = ""
            place = nil
        }
        for event in document.events {
            switch event {
            case .text(.plain, let text):
                let words = text.string(in: document.source)
                // Behind a backslash, which is left out, a character is no mark.
                let isEscaped = place.map { $0 != text.range.lowerBound } ?? false
                run += isEscaped ? " " + words.dropFirst() : words
                place = text.range.upperBound
            case .text(.softBreak, _), .text(.hardBreak, _):
                run += " "
                place = nil
            default: end()
            }
        }
        end()
        guard !names.isEmpty else { return nil }
        let named = names.prefix(Self.mostNamed).map { $0 == "!--" ? "<!--" : "<\($0)>" }
        let more = names.count > mostNamed ? " and \(names.count - mostNamed) more" : ""
        return
            "the meaning of its HTML tags (\(named.joined(separator: ", "))\(more)): readers see them as they "
            + "are written"
    }
}
