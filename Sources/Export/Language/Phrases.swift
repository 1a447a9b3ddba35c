internal import Assets
internal import Editorial
internal import Markdown

/// The words that a page says by itself, in one language: a file of `Templates/strings/`.
struct Phrases: Sendable {
    /// The file's language, such as `en`; zone names are in it too.
    let language: String
    private let phrases: [String: [Piece]]
    /// January to December.
    let months: [String]
    /// Those that say something in English on a page of another language.
    private let foreign: Set<String>
    /// Whether these are marked as what they are; see `ForeignWords`.
    private var isMarking = false

    /// The phrases for `language` (BCP 47): of its primary language, with what the file of exactly that tag says
    /// otherwise. What both lack is taken from the English one, and what the blog's own file lacks from lb's.
    init(language: String, library: TemplateLibrary) throws {
        let english = try Self.read("en", library) ?? [:]
        let model = Asset.named("Templates/strings/en.json").flatMap { JSONReader.read($0.bytes) }
        var chosen = "en"
        var phrases = english
        let tags = Self.tags(of: language)
        var known: Set<String> = tags.contains("en") ? Set(english.keys) : []
        for tag in tags.reversed() {
            guard let found = try Self.read(tag, library) else { continue }
            known.formUnion(found.keys)
            if let model { try Self.check(found, against: model, of: tag) }
            phrases.merge(found) { $1 }
            // Zones have their names in the language; what they are called for short is asked of the region.
            if !tag.hasPrefix("\(chosen)-") { chosen = tag }
        }
        self.language = chosen
        self.phrases = phrases.mapValues { Self.pieces($0) }
        foreign = Self.foreign(english, lacking: known)
        months = (1...12).map { phrases["month.\($0)"] ?? "\($0)" }
    }

    /// The keys that are not among `own`, of phrases that have words. A date has those of the months.
    private static func foreign(_ english: [String: String], lacking own: Set<String>) -> Set<
        String
    > {
        var foreign: Set<String> = []
        for (key, phrase) in english where !own.contains(key) {
            let hasWords = pieces(phrase).contains { piece in
                guard case .text(let text) = piece else { return false }
                return text.contains(where: \.isLetter)
            }
            if hasWords { foreign.insert(key) }
        }
        if foreign.contains("month.1") { foreign.insert("date") }
        return foreign
    }

    /// Whether the page says some words in another language than its own.
    var hasForeign: Bool { !foreign.isEmpty }

    /// Whether the phrase is one of these.
    func isForeign(_ key: String) -> Bool { foreign.contains(key) }

    /// The same phrases, those in another language marked, or not.
    func marking(_ isMarking: Bool) -> Phrases {
        var phrases = self
        phrases.isMarking = isMarking && hasForeign
        return phrases
    }

    /// Refuses a placeholder for which there is never a value: readers would see it with its braces.
    private static func check(
        _ phrases: [String: String], against own: JSONReader.Value, of tag: String
    ) throws {
        for (key, phrase) in phrases.sorted(by: { $0.key < $1.key }) where phrase.contains("{") {
            guard let model = own[key]?.text else { continue }
            let known = names(pieces(model))
            for name in names(pieces(phrase)) where !known.contains(name) {
                guard Field.named[name] == nil else { continue }
                let possible = known.map { "{\($0)}" }.joined(separator: ", ")
                throw ExportError(
                    "Templates/strings/\(SafeText.line(tag)).json: `\(SafeText.line(key))` has "
                        + "{\(SafeText.line(name))}, for which there is no value. "
                        + (possible.isEmpty ? "Take it out." : "It may have \(possible)."))
            }
        }
    }

    private static func names(_ pieces: [Piece]) -> [String] {
        pieces.compactMap { if case .name(let name) = $0 { name } else { nil } }
    }

    /// The tags by which words are looked for, the most exact first.
    static func tags(of language: String) -> [String] {
        let primary = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
        let region = language.dropFirst(primary.count + 1)
        // However it is spelt in a setting, a region is in capitals in the name of a file.
        let spelt = region.utf8.count == 2 ? "\(primary)-\(region.uppercased())" : primary
        let tags = [language, spelt, primary].filter(isTag)
        return tags.indices.filter { !tags[..<$0].contains(tags[$0]) }.map { tags[$0] }
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
        return isMarking && foreign.contains(key) ? ForeignWords.marked(result) : result
    }

    /// The phrase for use in a template: `{name}` is the template's value of that name.
    ///
    /// One in another language is marked: the template decides what becomes of that.
    func nodes(_ key: String) throws -> [Template.Node] {
        guard let pieces = phrases[key] else {
            throw ExportError("there is no phrase named \(key) in Templates/strings/en.json")
        }
        let nodes = try nodes(pieces, key)
        guard foreign.contains(key) else { return nodes }
        let marks = [ForeignWords.open, ForeignWords.close].map { Array("\($0)".utf8) }
        return [.literal(marks[0])] + nodes + [.literal(marks[1])]
    }

    private func nodes(_ pieces: [Piece], _ key: String) throws -> [Template.Node] {
        try pieces.map { piece in
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
