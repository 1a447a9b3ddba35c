/// Front matter as static site generators write it: keys with a value, or with a list.
///
/// Reads lines, not YAML: what is nested deeper is listed in `unread`.
struct LooseMatter {
    /// Values by key, in lower case; a list has several.
    private(set) var values: [String: [String]] = [:]
    /// Keys that were not understood.
    private(set) var unread: [String] = []
    /// The text after it.
    let body: Substring

    /// Nil: there is no front matter.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first.map(Self.isFence) == true,
            let end = lines.dropFirst().firstIndex(where: Self.isFence)
        else { return nil }
        body =
            lines[end].endIndex < text.endIndex
            ? text[text.index(after: lines[end].endIndex)...] : ""
        var key: String?
        for raw in lines[1..<end] {
            let line = raw.hasSuffix("\r") ? raw.dropLast() : raw
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            if trimmed.hasPrefix("- "), let key {
                values[key, default: []].append(Self.unquoted(trimmed.dropFirst(2)))
            } else if trimmed.count == line.count, let colon = line.firstIndex(of: ":") {
                let name = line[..<colon].lowercased()
                values[name] = Self.list(line[line.index(after: colon)...])
                key = name
            } else if let key, !unread.contains(key) {
                unread.append(key)
            }
        }
        for key in unread { values[key] = nil }
    }

    subscript(_ key: String) -> String? {
        values[key]?.first.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func isFence(_ line: Substring) -> Bool {
        line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }

    private static func list(_ text: Substring) -> [String] {
        let value = text.drop { $0 == " " }
        guard value.hasPrefix("["), let end = value.lastIndex(of: "]") else {
            return value.isEmpty ? [] : [unquoted(value)]
        }
        return value[value.index(after: value.startIndex)..<end].split(separator: ",").map(unquoted)
    }

    private static func unquoted(_ text: Substring) -> String {
        var value = text.drop(while: \.isWhitespace)
        while value.last?.isWhitespace == true { value.removeLast() }
        for quote in ["\"", "'"]
        where value.count >= 2 && value.hasPrefix(quote) && value.hasSuffix(quote) {
            let inner = value.dropFirst().dropLast()
            return quote == "'"
                ? String(inner.replacing("''", with: "'"))
                : String(inner.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\"))
        }
        return String(value)
    }
}
