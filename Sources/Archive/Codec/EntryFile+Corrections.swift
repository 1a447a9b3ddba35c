package import Editorial

extension EntryFile {
    /// The file with one more correction for readers.
    package func adding(_ correction: Correction) -> [UInt8] {
        let fields: [(String, String?)] = [
            ("was", correction.was), ("now", correction.now), ("note", correction.note),
            ("by", correction.by),
        ]
        return appendingRecord(
            list: "corrections",
            fields: (correction.at.map { [("at", .time($0))] } ?? [])
                + fields.compactMap { key, value in value.map { (key, .text($0)) } })
    }

    /// The file with every correction of another version that it does not have: what readers were told stays.
    package func keepingCorrections(of other: Entry) -> [UInt8] {
        var file = self
        for correction in other.corrections where !file.entry.corrections.contains(correction) {
            guard let more = try? EntryFile(bytes: file.adding(correction), path: "entry") else {
                break
            }
            file = more
        }
        return file.bytes
    }
}
