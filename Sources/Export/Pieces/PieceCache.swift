internal import Editorial
internal import Git

/// Pieces of an export that were rendered before, in a folder that may be deleted at any time.
///
/// Each file holds the pieces of up to fifty entries under a name made of everything they depend on, so
/// that what is found is never wrong. What a format did not use any more is removed after it.
package struct PieceCache: Sendable {
    private let folder: String

    package init(folder: String) { self.folder = folder }

    func pieces(_ format: String, _ key: String, count: Int?) -> [[UInt8]]? {
        guard let bytes = (try? DurableFile.read(path(format, key), limit: 1 << 28)) ?? nil,
            bytes.count > 8
        else { return nil }
        let content = bytes.dropLast(8)
        guard bytes.suffix(8).elementsEqual(Self.sum(of: content)) else { return nil }
        var pieces: [[UInt8]] = []
        var rest = content
        while rest.count >= 4 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard length <= rest.count else { return nil }
            pieces.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return rest.isEmpty && (count == nil || pieces.count == count) ? pieces : nil
    }

    func keep(_ pieces: [[UInt8]], _ format: String, _ key: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pieces.reduce(16) { $0 + $1.count + 4 })
        for piece in pieces {
            for shift in [24, 16, 8, 0] {
                bytes.append(UInt8(truncatingIfNeeded: piece.count >> shift))
            }
            bytes += piece
        }
        bytes += Self.sum(of: bytes[...])
        CacheFile.write(bytes, to: path(format, key))
    }

    /// What `keep(named:_:)` left, by key.
    func named(_ format: String) -> [String: [[UInt8]]] {
        guard let blocks = pieces(format, "all", count: nil) else { return [:] }
        var named: [String: [[UInt8]]] = [:]
        var index = 0
        while index + 1 < blocks.count,
            let count = Int(String(decoding: blocks[index + 1], as: UTF8.self)),
            count >= 0, count <= blocks.count - index - 2
        {
            named[String(decoding: blocks[index], as: UTF8.self)] = Array(
                blocks[(index + 2)..<(index + 2 + count)])
            index += 2 + count
        }
        return named
    }

    /// Keeps pieces of several parts, each under a key made of everything that it depends on, and
    /// nothing else of this format.
    func keep(named: [(key: String, parts: [[UInt8]])], _ format: String) {
        keep(
            named.flatMap { key, parts in
                [Array(key.utf8), Array("\(parts.count)".utf8)] + parts
            }, format, "all")
    }

    /// Removes what is not among `keys`.
    func sweep(_ format: String, keeping keys: Set<String>) {
        for name in DurableFile.names(in: "\(folder)/\(format)") where !keys.contains(name) {
            CacheFile.remove(path(format, name))
        }
    }

    private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        let sum = CheckSum.of(bytes)
        return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    }

    private func path(_ format: String, _ key: String) -> String { "\(folder)/\(format)/\(key)" }
}
