internal import Editorial

extension Media {
    /// What to call it in a message.
    var label: String {
        let name = file.map { String($0.split(separator: "/").last ?? "") } ?? url ?? ""
        return name.isEmpty
            ? "A media record without a file" : "“\(SafeText.line(name.prefix(80)))”"
    }
}

extension String? {
    /// Nil, empty, or only spaces.
    var isBlank: Bool { self?.allSatisfy(\.isWhitespace) ?? true }
}
