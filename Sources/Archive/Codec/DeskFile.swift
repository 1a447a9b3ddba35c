package import Editorial
import Yams

/// `desk.yml`: its bytes, and what they mean.
package struct DeskFile: Sendable {
    package let bytes: [UInt8]
    package let desk: Desk

    /// Decodes and validates.
    ///
    /// - Throws: `InvalidFile` with everything that is wrong.
    package init(bytes: [UInt8], path: String) throws(InvalidFile) {
        self.bytes = bytes
        if let problem = FileText.problem(bytes, file: path, limit: Limits.settingsBytes) {
            throw InvalidFile([problem])
        }
        if let plain = PlainMatter.mapping(of: bytes[...]) {
            // Whatever is wrong is found again below, with its place.
            let reader = YAMLReader(file: path, firstLine: 0)
            let desk = Self.decode(YAMLFields(mapping: plain, reader: reader), reader)
            if reader.diagnostics.isEmpty {
                self.desk = desk
                return
            }
        }
        let reader = YAMLReader(file: path, firstLine: 0)
        guard let mapping = reader.mapping(of: String(decoding: bytes, as: UTF8.self)) else {
            throw InvalidFile(reader.diagnostics)
        }
        let desk = Self.decode(YAMLFields(mapping: mapping, reader: reader), reader)
        guard reader.diagnostics.isEmpty else { throw InvalidFile(reader.diagnostics) }
        self.desk = desk
    }

    private static func decode(_ fields: YAMLFields, _ reader: YAMLReader) -> Desk {
        var seen: Set<String> = []
        let people = fields.records("people").compactMap { node, fields -> Person? in
            guard let person = person(node, fields, reader) else { return nil }
            guard seen.insert(person.id).inserted else {
                reader.report(node, "\(person.id) is on the desk twice", "Remove one of them.")
                return nil
            }
            return person
        }
        var policy = Policy()
        if let mapping = fields.block("policy") {
            policy = self.policy(YAMLFields(mapping: mapping, reader: reader), reader)
        }
        return Desk(people: people, policy: policy)
    }

    private static func person(
        _ node: Node, _ fields: YAMLFields, _ reader: YAMLReader
    ) -> Person? {
        guard let id = fields.text("id"), Person.isValid(id: id) else {
            reader.report(
                node, "somebody on the desk has no id",
                "Add 'id: ana': lower-case letters, digits and hyphens.")
            return nil
        }
        let may = fields.texts("may").compactMap { word -> Capability? in
            if let capability = Capability(rawValue: word) { return capability }
            reader.report(
                node, "\(id) may '\(word)'", "People may report, edit, manage or sign off (legal).")
            return nil
        }
        var person = Person(
            id: id, name: fields.text("name") ?? id, role: fields.text("role"),
            emails: fields.texts("emails").map { $0.lowercased() }, may: Set(may))
        person.keys = fields.texts("keys")
        return person
    }

    private static func policy(_ fields: YAMLFields, _ reader: YAMLReader) -> Policy {
        var policy = Policy()
        policy.approvals = fields.number("approvals", in: 0...5) ?? policy.approvals
        policy.fourEyes = fields.bool("four_eyes") ?? policy.fourEyes
        policy.actAs = fields.bool("act_as") ?? policy.actAs
        policy.latenessMinutes =
            fields.number("lateness_minutes", in: 0...100_000) ?? policy.latenessMinutes
        if let mapping = fields.block("severities") {
            for (key, value) in mapping {
                guard let rule = key.scalar?.string, let word = value.scalar?.string else {
                    continue
                }
                if ["off", "false", "no"].contains(word) {
                    policy.severities[rule] = .some(nil)
                } else if let severity = Severity(rawValue: word) {
                    policy.severities[rule] = severity
                } else {
                    reader.report(
                        value, "the severity of \(rule) is '\(word)'",
                        "Write error, warning, info or off.")
                }
            }
        }
        return policy
    }

    /// The file with one more person; every other byte stays.
    package func adding(_ person: Person) throws -> [UInt8] {
        let matter = FrontMatter(whole: bytes)
        let record = Self.record(person)
        guard let lines = matter.lines(of: "people") else {
            return matter.inserting(Array("people:\n\(record)".utf8))
        }
        return Array(bytes[..<lines.upperBound]) + Array(record.utf8)
            + Array(bytes[lines.upperBound...])
    }

    /// The file with somebody's record written anew.
    package func replacing(_ person: Person) throws -> [UInt8] {
        let place = try place(of: person.id)
        return Array(bytes[..<place.lowerBound]) + Array(Self.record(person).utf8)
            + Array(bytes[place.upperBound...])
    }

    /// The file without somebody.
    package func removing(_ id: String) throws -> [UInt8] {
        let place = try place(of: id)
        return Array(bytes[..<place.lowerBound]) + Array(bytes[place.upperBound...])
    }

    /// Rules of the policy, besides the severities.
    package static let policyKeys = ["approvals", "four_eyes", "act_as", "lateness_minutes"]

    /// The file with one rule of the policy set.
    ///
    /// - Throws: `ArchiveError` for a rule that there is none of; `InvalidFile` for a wrong value.
    package func settingPolicy(_ key: String, to value: String) throws -> [UInt8] {
        let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
        let known = Self.policyKeys
        guard known.contains(key) || parts.count == 2 && parts[0] == "severities" else {
            throw ArchiveError(
                .notFound, "there is no rule '\(SafeText.line(key))'",
                "Rules are \(known.joined(separator: ", ")) and severities.RULE.")
        }
        let clean = SafeText.line(value)
        let scalar =
            Int(clean).map(ScalarValue.number)
            ?? (["true", "false"].contains(clean) ? .bool(clean == "true") : .text(clean))
        var text = try Self.setting(parts, to: scalar, in: bytes)
        if text.last != 0x0A { text.append(0x0A) }
        _ = try DeskFile(bytes: text, path: EntryPath.desk)
        return text
    }

    /// Sets a key in the `policy` block, or in the block `severities` within it.
    private static func setting(
        _ path: [String], to value: ScalarValue, in bytes: [UInt8]
    ) throws -> [UInt8] {
        var lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var start = 0
        var indent = ""
        for (depth, key) in (["policy"] + path.dropLast()).enumerated() {
            indent = String(repeating: "  ", count: depth)
            let end = blockEnd(lines, from: start, indent: indent)
            if let found = lines[start..<end].firstIndex(of: "\(indent)\(key):") {
                start = found + 1
            } else {
                lines.insert("\(indent)\(key):", at: end)
                start = end + 1
            }
        }
        indent += "  "
        let end = blockEnd(lines, from: start, indent: indent)
        let key = path[path.count - 1]
        let line = "\(indent)\(key): \(value.yaml)"
        if let found = lines[start..<end].firstIndex(where: { $0.hasPrefix("\(indent)\(key):") }) {
            lines[found] = line
        } else {
            lines.insert(line, at: end)
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func blockEnd(_ lines: [String], from start: Int, indent: String) -> Int {
        lines[start...].firstIndex { !$0.hasPrefix(indent) && !$0.allSatisfy(\.isWhitespace) }
            ?? lines.count
    }

    /// The lines of somebody's record.
    private func place(of id: String) throws -> Range<Int> {
        let matter = FrontMatter(whole: bytes)
        guard let block = matter.lines(of: "people") else {
            throw ArchiveError(.notFound, "there is no \(id) on the desk", "`lb desk` lists them.")
        }
        let lines = FrontMatter.lines(bytes, from: block.lowerBound, to: block.upperBound)
        var start: Int?
        var isWanted = false
        for line in lines.dropFirst() {
            let text = String(decoding: bytes[line.content], as: UTF8.self)
            let trimmed = text.drop { $0 == " " }
            if trimmed.hasPrefix("- ") {
                if isWanted, let start { return start..<line.whole.lowerBound }
                start = line.whole.lowerBound
                isWanted = false
            }
            let field = trimmed.drop { $0 == "-" || $0 == " " }
            if field == "id: \(id)" || field == "id: \"\(id)\"" { isWanted = true }
        }
        guard isWanted, let start else {
            throw ArchiveError(
                .invalid, "\(id) is not written in desk.yml as lb writes people",
                "Change desk.yml by hand and commit it.")
        }
        return start..<block.upperBound
    }

    private static func record(_ person: Person) -> String {
        func list(_ items: [String]) -> String {
            "["
                + items.map { item in
                    let yaml = ScalarValue.text(item).yaml
                    return yaml.contains(",") && !yaml.hasPrefix("\"") ? "\"\(item)\"" : yaml
                }.joined(separator: ", ") + "]"
        }
        var lines = [
            "  - id: \(ScalarValue.text(person.id).yaml)",
            "    name: \(ScalarValue.text(person.name).yaml)",
        ]
        if let role = person.role { lines.append("    role: \(ScalarValue.text(role).yaml)") }
        lines.append("    emails: \(list(person.emails))")
        if !person.keys.isEmpty { lines.append("    keys: \(list(person.keys))") }
        lines.append(
            "    may: \(list(Capability.allCases.filter(person.may.contains).map(\.rawValue)))")
        return lines.map { $0 + "\n" }.joined()
    }

    /// The file of a new desk.
    package static func new(_ desk: Desk) -> [UInt8] {
        var text = desk.people.isEmpty ? "people: []\n" : "people:\n"
        text += desk.people.map(record).joined()
        text += "policy:\n"
        text += "  approvals: \(desk.policy.approvals)\n"
        text += "  four_eyes: \(desk.policy.fourEyes)\n"
        text += "  act_as: \(desk.policy.actAs)\n"
        text += "  lateness_minutes: \(desk.policy.latenessMinutes)\n"
        return Array(text.utf8)
    }
}
