internal import Markdown

/// The words that a page says by itself, in one language: a file of `Templates/strings/`.
struct Phrases: Sendable {
    /// The file's language, such as `en`; zone names are in it too.
    let language: String
    private let phrases: [String: [Piece]]
    /// January to December.
    let months: [String]

    /// The phrases for `language` (BCP 47): of exactly that tag, then of its primary language, then English.
    /// What a file lacks is taken from the next, and what the blog's own file lacks from lb's.
    init(language: String, library: TemplateLibrary) throws {
        let english = try Self.read("en", library) ?? [:]
        var chosen = "en"
        var phrases = english
        for tag in Self.tags(of: language).reversed() {
            guard let found = try Self.read(tag, library) else { continue }
            phrases.merge(found) { $1 }
            chosen = tag
        }
        self.language = chosen
        self.phrases = phrases.mapValues { Self.pieces($0) }
        months = (1...12).map { phrases["month.\($0)"] ?? "\($0)" }
    }

    /// The tags by which words are looked for, the best first.
    static func tags(of language: String) -> [String] {
        let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return [language, primary].filter(isTag)
    }

    private static func isTag(_ tag: some StringProtocol) -> Bool {
        !tag.isEmpty && tag.utf8.count <= 35
            && tag.utf8.allSatisfy { byte in
                byte == 45 || (48...57).contains(byte) || (97...122).contains(byte | 0x20)
            }
    }

    private static func read(_ tag: String, _ library: TemplateLibrary) throws -> [String: String]?
    {
        let path = "strings/\(tag).json"
        let layers = try library.layers(path)
        guard !layers.isEmpty else { return nil }
        return try layers.reduce(into: [:]) { phrases, bytes in
            guard case .object(let layer) = JSONReader.read(bytes),
                layer.values.allSatisfy({ $0.text != nil })
            else { throw ExportError("Templates/\(path): must be one JSON object of texts") }
            for (key, value) in layer { phrases[key] = value.text }
        }
    }

    /// The phrase with each `{name}` replaced; the key itself if no file has it.
    func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        guard let pieces = phrases[key] else { return key }
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .name(let name):
                if let value = values.first(where: { $0.key == name })?.value {
                    result += value
                } else {
                    result += "{\(name)}"
                }
            }
        }
        return result
    }

    /// The phrase for use in a template: `{name}` is the template's value of that name.
    func nodes(_ key: String) throws -> [Template.Node] {
        guard let pieces = phrases[key] else {
            throw ExportError("there is no phrase named \(key) in Templates/strings/en.json")
        }
        return try pieces.map { piece in
            switch piece {
            case .text(let text):
                var bytes: [UInt8] = []
                HTMLEscape.attribute(text, into: &bytes)
                return .literal(bytes)
            case .name(let name):
                guard let field = Field.named[name] else {
                    throw ExportError("phrase \(key): there is no value named \(name)")
                }
                return .field(field)
            }
        }
    }

    private enum Piece {
        case text(String)
        case name(String)
    }

    private static func pieces(_ phrase: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = phrase[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.name(String(rest[rest.utf8.index(after: open)..<close])))
            rest = rest[rest.utf8.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }
}
