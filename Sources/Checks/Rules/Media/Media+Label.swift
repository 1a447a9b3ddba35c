internal import Editorial

extension Media {
    /// What to call it in a message.
    var label: String {
        let name = file.map { String($0.split(separator: "/").last ?? "") } ?? url ?? ""
        return name.isEmpty
            ? "A media record without a file" : "“\(SafeText.line(name.prefix(80)))”"
    }
}

extension Media {
    /// Whether `kind` holds the word: kinds may be combined, as in "image, ugc".
    func isKind(_ word: String) -> Bool {
        (kind ?? "").lowercased().split { !$0.isLetter }.contains { $0 == word }
    }

    /// Sound alone, which nobody sees.
    var isAudio: Bool { isKind("audio") }
}

extension String {
    /// Empty, or only spaces.
    var isBlankText: Bool { allSatisfy(\.isWhitespace) }
}

extension String? {
    /// Nil, empty, or only spaces.
    var isBlank: Bool { self?.allSatisfy(\.isWhitespace) ?? true }
}
