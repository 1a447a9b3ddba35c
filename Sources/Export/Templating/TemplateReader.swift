/// Reads one template's text into nodes.
struct TemplateReader {
    /// The file's name, for errors.
    let name: String
    /// The nodes of a template that this one includes.
    let include: (_ name: String) throws -> [Template.Node]
    /// The nodes of a phrase.
    let phrase: (_ key: String) throws -> [Template.Node]

    private var rest: ArraySlice<UInt8> = []
    private var line = 1
    /// The line of the tag that was read last.
    private var tagLine = 1
    /// Sections nest no deeper than this.
    private static let maximumDepth = 32

    init(
        name: String, include: @escaping (String) throws -> [Template.Node],
        phrase: @escaping (String) throws -> [Template.Node]
    ) {
        self.name = name
        self.include = include
        self.phrase = phrase
    }

    /// - Throws: `ExportError` with the file, the line and what is wrong.
    mutating func read(_ text: [UInt8]) throws -> [Template.Node] {
        rest = text[...]
        line = 1
        return try nodes(until: nil, depth: 0)
    }

    private mutating func nodes(until end: String?, depth: Int) throws -> [Template.Node] {
        guard depth <= Self.maximumDepth else {
            throw error("sections nest more than \(Self.maximumDepth) deep")
        }
        var nodes: [Template.Node] = []
        while let tag = try nextTag(&nodes) {
            guard let mark = tag.first.map(UnicodeScalar.init) else {
                throw error("{{}} names nothing")
            }
            let word = Self.trimmed(Self.marks.contains(mark) ? tag.dropFirst() : tag)
            switch mark {
            case "!": break
            case "#":
                nodes.append(
                    .section(try field(word), try self.nodes(until: word, depth: depth + 1)))
            case "^":
                nodes.append(
                    .inverted(try field(word), try self.nodes(until: word, depth: depth + 1)))
            case "/":
                guard word == end else {
                    throw error("{{/\(word)}} closes what is not open here")
                }
                return nodes
            case ">": nodes += try included(word)
            case "{", "&": nodes.append(.field(try field(word)))
            case "=", "<", "$":
                throw error("{{\(mark)\(word)}} is a kind of tag that lb does not know")
            default:
                if word.hasPrefix("t.") {
                    nodes += try phrased(String(word.dropFirst(2)))
                } else {
                    nodes.append(.field(try field(word)))
                }
            }
        }
        tagLine = line
        if let end { throw error("{{#\(end)}} is never closed") }
        return nodes
    }

    private func included(_ word: String) throws -> [Template.Node] {
        do { return try include(word) } catch let problem as ExportError {
            throw problem.description.hasPrefix(name) ? problem : error(problem.description)
        }
    }

    private func phrased(_ key: String) throws -> [Template.Node] {
        do { return try phrase(key) } catch let problem as ExportError {
            throw error(problem.description)
        }
    }

    private func field(_ word: String) throws -> Field {
        guard let field = Field.named[word] else {
            throw error("there is no value named \(word)")
        }
        return field
    }

    /// What a tag may begin with to be something else than a value.
    private static let marks: Set<UnicodeScalar> = [
        "!", "#", "^", "/", ">", "{", "&", "=", "<", "$",
    ]

    /// Takes the text before the next tag, and the tag. A section, comment or inclusion that stands
    /// alone on its line takes the line with it, as Mustache says.
    private mutating func nextTag(_ nodes: inout [Template.Node]) throws -> ArraySlice<UInt8>? {
        guard let start = Self.firstPlace(of: 0x7B, times: 2, in: rest) else {
            literal(rest, &nodes)
            rest = []
            return nil
        }
        var before = rest[..<start]
        let isRaw = rest[(start + 2)...].first == 0x7B
        let width = isRaw ? 3 : 2
        guard let end = Self.firstPlace(of: 0x7D, times: width, in: rest[(start + 2)...]) else {
            tagLine = line + Self.lineEnds(before)
            throw error("{{ is not followed by }}")
        }
        let tag = rest[(start + 2)..<end]
        var after = rest[(end + width)...]
        let isFirst = start == rest.startIndex ? atLineStart : false
        if let mark = tag.first, "#^/!>".utf8.contains(mark) {
            let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 }
            let indent = before[(lineStart ?? before.startIndex)...]
            let opensLine = lineStart != nil || (before.isEmpty ? isFirst : atLineStart)
            let closing = after.prefix { $0 != 0x0A }
            if opensLine, indent.allSatisfy({ $0 == 0x20 }),
                closing.allSatisfy({ $0 == 0x20 || $0 == 0x0D })
            {
                before = rest[..<(lineStart ?? before.startIndex)]
                after = after[closing.endIndex...].dropFirst()
                literal(before, &nodes)
                tagLine = line
                line += Self.lineEnds(tag) + 1
                rest = after
                atLineStart = true
                return tag
            }
        }
        literal(before, &nodes)
        tagLine = line
        line += Self.lineEnds(tag)
        rest = after
        atLineStart = false
        return tag
    }

    /// Whether `rest` begins at the beginning of a line.
    private var atLineStart = true

    private mutating func literal(_ text: ArraySlice<UInt8>, _ nodes: inout [Template.Node]) {
        guard !text.isEmpty else { return }
        nodes.append(.literal(Array(text)))
        line += Self.lineEnds(text)
        atLineStart = text.last == 0x0A
    }

    private func error(_ problem: String) -> ExportError {
        ExportError("\(name):\(tagLine): \(problem)")
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let text = bytes.drop(while: isSpace)
        let end = text.lastIndex { !isSpace($0) }.map { $0 + 1 }
        return String(decoding: text[..<(end ?? text.startIndex)], as: UTF8.self)
    }

    private static func lineEnds(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.span.indices.reduce(0) { $0 + (bytes.span[$1] == 0x0A ? 1 : 0) }
    }

    /// Where a byte stands so many times in a row, for the first time.
    private static func firstPlace(
        of byte: UInt8, times: Int, in bytes: ArraySlice<UInt8>
    ) -> Int? {
        let span = bytes.span
        var run = 0
        for index in span.indices {
            run = span[index] == byte ? run + 1 : 0
            if run == times { return bytes.startIndex + index - times + 1 }
        }
        return nil
    }
}
