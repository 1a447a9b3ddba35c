/// The list of trusted hooks as a file, whose lines can be taken out again.
package struct HookTrustList: Sendable {
    private var lines: [[UInt8]]

    package init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: 0x0A).map(Array.init)
    }

    /// The file, every line with its end.
    package var bytes: [UInt8] { lines.flatMap { $0 + [0x0A] } }

    /// Takes out the lines of a hook: those of its path, and those of its content. Returns how many.
    package mutating func remove(path: String, digest: String?) -> Int {
        let before = lines.count
        lines.removeAll { line in
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            guard let first = words.first else { return false }
            // The path may hold spaces: all between the digest and the time.
            let named = words.dropFirst().dropLast().joined(separator: " ")
            return named == path || digest.map { first == $0 } ?? false
        }
        return before - lines.count
    }
}
