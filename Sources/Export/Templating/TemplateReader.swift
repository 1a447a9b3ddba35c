/// Reads one template's text into nodes.
struct TemplateReader {
    /// The file's name, for errors.
    let name: String
    /// The nodes of a template that this one includes.
    let include: (_ name: String) throws -> [Template.Node]
    /// The nodes of a phrase.
    let phrase: (_ key: String) throws -> [Template.Node]

    private var rest: Substring = ""
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
    mutating func read(_ text: String) throws -> [Template.Node] {
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
            let word = tag.dropFirst().trimmed
            switch tag.first {
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
            case "=", "<", "$": throw error("{{\(tag)}} is a kind of tag that lb does not know")
            default:
                let word = tag.trimmed
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

    /// Takes the text before the next tag, and the tag. A section, comment or inclusion that stands
    /// alone on its line takes the line with it, as Mustache says.
    private mutating func nextTag(_ nodes: inout [Template.Node]) throws -> Substring? {
        guard let start = rest.firstPlace(of: "{{") else {
            literal(rest, &nodes)
            rest = ""
            return nil
        }
        var before = rest[..<start.lowerBound]
        let isRaw = rest[start.upperBound...].first == "{"
        guard let end = rest[start.upperBound...].firstPlace(of: isRaw ? "}}}" : "}}") else {
            tagLine = line + before.lineEnds
            throw error("{{ is not followed by }}")
        }
        let tag = rest[start.upperBound..<end.lowerBound]
        var after = rest[end.upperBound...]
        let isFirst = start.lowerBound == rest.startIndex ? atLineStart : false
        if let mark = tag.first, "#^/!>".contains(mark) {
            let lineStart = before.utf8.lastIndex(of: 0x0A).map { before.utf8.index(after: $0) }
            let indent = before[(lineStart ?? before.startIndex)...]
            let opensLine = lineStart != nil || (before.isEmpty ? isFirst : atLineStart)
            let closing = after.utf8.prefix { $0 != 0x0A }
            if opensLine, indent.utf8.allSatisfy({ $0 == 0x20 }),
                closing.allSatisfy({ $0 == 0x20 || $0 == 0x0D })
            {
                before = rest[..<(lineStart ?? before.startIndex)]
                after = Substring(after.utf8[closing.endIndex...].dropFirst())
                literal(before, &nodes)
                tagLine = line
                line += tag.lineEnds + 1
                rest = after
                atLineStart = true
                return tag
            }
        }
        literal(before, &nodes)
        tagLine = line
        line += tag.lineEnds
        rest = after
        atLineStart = false
        return tag
    }

    /// Whether `rest` begins at the beginning of a line.
    private var atLineStart = true

    private mutating func literal(_ text: Substring, _ nodes: inout [Template.Node]) {
        guard !text.isEmpty else { return }
        nodes.append(.literal(Array(text.utf8)))
        line += text.lineEnds
        atLineStart = text.utf8.last == 0x0A
    }

    private func error(_ problem: String) -> ExportError {
        ExportError("\(name):\(tagLine): \(problem)")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let text = utf8.drop(while: isSpace)
        let end = text.lastIndex { !isSpace($0) }.map { text.index(after: $0) }
        return String(Substring(text[..<(end ?? text.startIndex)]))
    }

    fileprivate var lineEnds: Int { utf8.count { $0 == 0x0A } }

    /// Where `text`, which is ASCII, stands for the first time; byte by byte, which is much quicker than
    /// by characters.
    fileprivate func firstPlace(of text: StaticString) -> Range<Index>? {
        let wanted = "\(text)".utf8
        guard let first = wanted.first else { return nil }
        var rest = utf8
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: wanted) {
                return start..<rest.index(start, offsetBy: wanted.count)
            }
            rest = rest.dropFirst()
        }
        return nil
    }
}
