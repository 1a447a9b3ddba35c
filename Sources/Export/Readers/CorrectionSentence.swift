extension PublicCorrection {
    /// What it said and what it should have said, in one sentence; nil if that was not told, or if the note tells it.
    func sentence(_ phrases: Phrases) -> String? {
        guard let was, !isTold(was), !(now.map(isTold) ?? false) else { return nil }
        guard let now else { return phrases("correction-was", ["was": Self.bare(was)]) }
        return phrases("correction-was-now", ["was": Self.bare(was), "now": Self.bare(now)])
    }

    /// Whether the note has these words, one after the other.
    private func isTold(_ text: String) -> Bool {
        let (note, words) = (Self.words(note ?? ""), Self.words(text))
        guard !words.isEmpty, words.count <= note.count else { return false }
        return (0...(note.count - words.count)).contains {
            note[$0..<($0 + words.count)].elementsEqual(words)
        }
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Without the full stop at its end, which the sentence around it has.
    private static func bare(_ text: String) -> String {
        guard text.hasSuffix("."), !text.hasSuffix("..") else { return text }
        return String(text.dropLast())
    }
}
