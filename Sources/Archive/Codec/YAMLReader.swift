import Editorial
import Yams

/// Reads a mapping of a YAML file and collects everything that is wrong with it, each with its place.
final class YAMLReader {
    let file: String
    /// Lines of the file before the YAML starts.
    let firstLine: Int
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String, firstLine: Int) {
        self.file = file
        self.firstLine = firstLine
    }

    /// The top-level mapping; nil, with diagnostics, if there is none.
    func mapping(of text: String) -> Node.Mapping? {
        let lines = Self.lines(text)
        let live = YAMLText(lines).live
        guard checkLineEnds(text), checkAliases(live), checkShape(lines, live) else { return nil }
        do {
            // Without rules for tags: what a scalar means is ours to say, and compiling them is slow.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let node = try parser.singleRoot() else { return Node.Mapping([]) }
            guard let mapping = node.mapping else {
                report(
                    node, "the front matter is no list of keys", "Write it as 'key: value' lines.")
                return nil
            }
            return checkMargin(text, mapping) && checkEscapes(text, node) ? mapping : nil
        } catch let error as YamlError {
            reportSyntax(error)
        } catch {
            report(line: 1, column: 1, "the YAML does not read: \(error)")
        }
        return nil
    }

    func report(_ node: Node, _ message: String, _ remedy: String? = nil) {
        report(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message, remedy)
    }

    func report(line: Int, column: Int, _ message: String, _ remedy: String? = nil) {
        guard diagnostics.count < 50 else { return }
        diagnostics.append(
            Diagnostic(
                file: file, line: line + firstLine, column: column,
                message: SafeText.line(message), remedy: remedy))
    }

    /// Refuses, before the parser sees it, what an entry never needs: anchors, aliases, tags, several
    /// documents, and depth.
    private func checkShape(_ lines: [Substring], _ live: [Substring]) -> Bool {
        for (index, line) in live.enumerated() {
            let indent = line.prefix { $0 == " " || $0 == "-" || $0 == "[" || $0 == "{" }
            guard indent.utf8.count <= 64 else {
                report(
                    line: index + 1, column: 1, "the YAML is nested too deeply", "Make it flatter.")
                return false
            }
            var depth = 0
            for byte in line.utf8 {
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
                guard depth <= 32 else {
                    report(
                        line: index + 1, column: 1, "the YAML is nested too deeply",
                        "Put the value in quotes if it is text.")
                    return false
                }
            }
            if lines[index] == "---" || lines[index] == "..." {
                report(
                    line: index + 1, column: 1, "there is a second YAML document",
                    "Remove the line.")
                return false
            }
            // A value that starts with & * or ! is an anchor, an alias or a tag to YAML.
            var rest = Substring(line.trimmingPrefix { $0 == " " || $0 == "\t" })
            while rest.hasPrefix("- ") { rest = rest.dropFirst(2).trimmingPrefix(" ") }
            var values = [rest]
            if let colon = rest.firstRange(of: ": ") { values.append(rest[colon.upperBound...]) }
            for value in values {
                let value = value.drop { $0 == " " }
                if let first = value.first, "&*!".contains(first), !rest.hasPrefix("#") {
                    let column = line.unicodeScalars.count - value.unicodeScalars.count + 1
                    report(
                        line: index + 1, column: column,
                        "'\(first)' at the start of a value means something else in YAML",
                        "Put the value in double quotes.")
                    return false
                }
            }
        }
        return true
    }

    /// Refuses a file whose lines at the margin are not exactly its keys.
    ///
    /// What lb sets and what a text id leaves out is found by such lines, so a value must not look like one.
    private func checkMargin(_ text: String, _ mapping: Node.Mapping) -> Bool {
        var keys = mapping.map { $0.key.scalar?.string ?? "" }[...]
        for (index, line) in Self.lines(text).enumerated() {
            guard let first = line.unicodeScalars.first, first != " ", first != "\t", first != "#",
                !line.hasPrefix("- "), line != "-"
            else { continue }
            if let key = keys.first, !key.isEmpty, line.hasPrefix(key + ":") {
                keys = keys.dropFirst()
            } else {
                report(
                    line: index + 1, column: 1,
                    "this line is at the margin and is no key of its own",
                    "Start each key at the margin, plainly, and indent what belongs to it.")
                return false
            }
        }
        if !keys.isEmpty {
            report(
                line: 1, column: 1, "a key is not at the margin", "Start each key on its own line.")
        }
        return keys.isEmpty
    }

    /// Refuses in quoted values what may not stand in a file as it is: an escape must not bring it in.
    private func checkEscapes(_ text: String, _ node: Node) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return true }
        switch node {
        case .scalar(let scalar):
            guard scalar.style == .doubleQuoted,
                let found = scalar.string.unicodeScalars.first(where: SafeText.isForbidden)
            else { return true }
            report(
                node,
                "the value holds \(FileText.name(of: found)) as an escape, which is not allowed",
                "Delete it.")
            return false
        case .mapping(let mapping):
            return mapping.allSatisfy { checkEscapes(text, $0.key) && checkEscapes(text, $0.value) }
        case .sequence(let sequence):
            return sequence.allSatisfy { checkEscapes(text, $0) }
        default: return true
        }
    }

    /// Refuses line ends that YAML knows and lb does not.
    private func checkLineEnds(_ text: String) -> Bool {
        var line = 1
        var isReturn = false
        for byte in text.utf8 {
            if isReturn, byte != 0x0A { break }
            isReturn = byte == 0x0D
            if byte == 0x0A { line += 1 }
        }
        guard isReturn else { return true }
        report(line: line, column: 1, "a line ends with a carriage return alone", "Delete it.")
        return false
    }

    /// Refuses more aliases than anybody writes: the parser takes time without end to expand them.
    private func checkAliases(_ live: [Substring]) -> Bool {
        var aliases = 0
        for (index, line) in live.enumerated() {
            var previous: UInt8 = 0x0A
            var isMark = false
            for byte in line.utf8 {
                // A mark after a separator and before a name: what an alias or an anchor looks like.
                if isMark, byte > 0x20, !",[]{}".utf8.contains(byte) { aliases += 1 }
                isMark =
                    (byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&"))
                    && (previous <= 0x20 || ",[{:?-".utf8.contains(previous))
                previous = byte
            }
            guard aliases <= 24 else {
                report(
                    line: index + 1, column: 1,
                    "there are too many words that start with & or *",
                    "Put the value in double quotes.")
                return false
            }
        }
        return true
    }

    /// Lines without their ends, as YAML counts them; `split` on characters would not see CR LF.
    private static func lines(_ text: String) -> [Substring] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            Substring($0.last == 0x0D ? $0.dropLast() : $0)
        }
    }

    private func reportSyntax(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let remedy =
                problem.contains("mapping values") || problem.contains("expected")
                ? "A value that holds ': ' or starts with a sign needs double quotes around it."
                : "Put the value in double quotes if it is text."
            report(
                line: mark.line, column: mark.column, "the YAML does not read: \(problem)", remedy)
        case .duplicatedKeysInMapping(let keys, let context):
            report(
                line: context.mark.line, column: 1,
                "\(keys.map { "\($0)" }.joined(separator: ", ")) is there twice",
                "Keep one of them.")
        default:
            report(line: 1, column: 1, "the YAML does not read: \(error)", "Check its lines.")
        }
    }
}

/// Typed values of a mapping; what is of another type is reported and left out.
struct YAMLFields {
    let reader: YAMLReader
    private let keys: [String?]
    private let values: [Node]

    init(mapping: Node.Mapping, reader: YAMLReader) {
        self.reader = reader
        keys = mapping.keys.map { $0.scalar?.string }
        values = Array(mapping.values)
    }

    subscript(_ key: String) -> Node? {
        keys.firstIndex(of: key).map { values[$0] }
    }

    private func isEmpty(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    /// Text as it stands, whatever YAML would make of it; nil for an empty value.
    func text(_ key: String) -> String? {
        guard let node = self[key], !isEmpty(node) else { return nil }
        guard let scalar = node.scalar else {
            reader.report(node, "\(key) is not a text", "Write it as '\(key): words'.")
            return nil
        }
        return scalar.string
    }

    /// The keys below a key.
    func block(_ key: String) -> Node.Mapping? {
        guard let node = self[key], !isEmpty(node) else { return nil }
        guard let mapping = node.mapping else {
            reader.report(
                node, "\(key) has a value and no keys of its own",
                "Write its keys below it, indented, as 'key: value'.")
            return nil
        }
        return mapping
    }

    func time(_ key: String) -> Instant? {
        guard let text = text(key), let node = self[key] else { return nil }
        guard let time = Instant(rfc3339: text) else {
            reader.report(
                node, "\(key) is '\(text)', which is no time",
                "Write it as 2031-03-04T08:00:00Z.")
            return nil
        }
        return time
    }

    func bool(_ key: String) -> Bool? {
        guard let text = text(key), let node = self[key] else { return nil }
        switch text.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            reader.report(node, "\(key) is '\(text)'", "Write true or false.")
            return nil
        }
    }

    func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(key), let node = self[key] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            reader.report(
                node, "\(key) is '\(text)'",
                "Write a number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
        return number
    }

    /// Seconds, as `102`, `1:42` or `1m42s`.
    func duration(_ key: String) -> Int? {
        guard let text = text(key), let node = self[key] else { return nil }
        let unified = text.lowercased().replacing("h", with: ":").replacing("m", with: ":")
            .replacing("s", with: "")
        let parts = unified.split(separator: ":").map { Int($0.filter { $0 != " " }) }
        guard !parts.isEmpty, parts.count <= 3, parts.allSatisfy({ $0.map { $0 >= 0 } ?? false })
        else {
            reader.report(node, "\(key) is '\(text)'", "Write it as 1:42 or as seconds.")
            return nil
        }
        return parts.compactMap { $0 }.reduce(0) { min($0 * 60 + $1, 1_000_000) }
    }

    /// A list of texts; one text counts as a list of one.
    func texts(_ key: String) -> [String] {
        guard let node = self[key], !isEmpty(node) else { return [] }
        if let scalar = node.scalar { return [scalar.string] }
        return items(key).compactMap { item in
            guard let scalar = item.scalar else {
                reader.report(item, "\(key) holds something that is no text", "Write words.")
                return nil
            }
            return scalar.string
        }
    }

    /// The items of a list, up to the limit of records.
    func items(_ key: String) -> [Node] {
        guard let node = self[key], !isEmpty(node) else { return [] }
        guard let sequence = node.sequence else {
            reader.report(
                node, "\(key) is no list", "Start each item with '- ' on a line of its own.")
            return []
        }
        guard sequence.count <= Limits.records else {
            reader.report(
                node, "\(key) has \(sequence.count) items", "\(Limits.records) are allowed.")
            return []
        }
        return Array(sequence)
    }

    /// The records of a list.
    func records(_ key: String) -> [(node: Node, fields: YAMLFields)] {
        items(key).compactMap { item in
            guard let mapping = item.mapping else {
                reader.report(
                    item, "\(key) holds something that is no record",
                    "Write each as '- key: value' with its other keys below.")
                return nil
            }
            return (item, YAMLFields(mapping: mapping, reader: reader))
        }
    }
}
