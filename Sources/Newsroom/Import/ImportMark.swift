internal import Archive
internal import Editorial

/// The line `imported:` of an entry's file, by which it is known again: where the entry came from, and a digest
/// of the rest of the file.
enum ImportMark {
    private static let key = "imported"

    /// The line for a file without one.
    static func line(format: String, key: String, of bytes: [UInt8]) -> String {
        "\(format) \(key.prefix(100)) \(digest(of: bytes))"
    }

    /// A file with its line anew.
    static func marking(_ bytes: [UInt8], _ line: ([UInt8]) -> String) -> [UInt8] {
        let bare = EntryFile.setting([(key, nil)], in: bytes)
        return EntryFile.setting([(key, .text(line(bare)))], in: bare)
    }

    /// 16 hexadecimal digits.
    static func digest(of bytes: [UInt8]) -> String { String(SHA256.hex(of: bytes).prefix(16)) }

    /// What the line of a file says that the rest of it is; nil without one.
    static func digest(in bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes.prefix(Limits.frontMatterBytes), as: UTF8.self)
        for line in text.split(separator: "\n") where line.hasPrefix("\(key): ") {
            let word = line.split(separator: " ").last.map { $0.filter { $0 != "\"" } }
            return word?.count == 16 ? word : nil
        }
        return nil
    }

    /// Whether a file is, byte for byte, as an import wrote it: no act of the desk has touched it since.
    static func isAsImported(_ bytes: [UInt8]) -> Bool {
        guard let digest = digest(in: bytes) else { return false }
        return digest == Self.digest(of: EntryFile.setting([(key, nil)], in: bytes))
    }
}
