internal import Archive
package import Checks
package import Editorial

/// Proposed records as they would stand in the front matter, to be filled in.
package enum RecordSheet {
    /// YAML, a list after the other; empty if nothing is proposed.
    package static func yaml(_ records: [ProposedRecord]) -> String {
        let start = Array("---\nkind: update\n---\n".utf8)
        guard let id = EntryID("0000000000"),
            let file = try? EntryFile(bytes: start, path: "entry", defaultID: id)
        else { return "" }
        var lists: [String] = []
        var items: [String: String] = [:]
        for record in records {
            let fields = record.fields.map { ($0.name, value(of: $0)) }
            let bytes = file.appendingRecord(list: record.list, fields: fields)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            let item = lines.filter { $0.hasPrefix("  ") }.joined(separator: "\n") + "\n"
            if items[record.list] == nil { lists.append(record.list) }
            items[record.list, default: ""] += item
        }
        return lists.map { "\($0):\n\(items[$0] ?? "")" }.joined()
    }

    /// Each list with its records, for programs.
    package static func json(_ records: [ProposedRecord]) -> JSON {
        var order: [String] = []
        var lists: [String: [JSON]] = [:]
        for record in records {
            if lists[record.list] == nil { order.append(record.list) }
            lists[record.list, default: []].append(
                .object(record.fields.map { .init(key: $0.name, value: .string($0.value)) }))
        }
        return .object(order.map { .init(key: $0, value: .array(lists[$0] ?? [])) })
    }

    private static func value(of field: ProposedRecord.Field) -> ScalarValue {
        if field.name == "at", let time = Instant(rfc3339: field.value) { return .time(time) }
        return .text(field.value)
    }
}
