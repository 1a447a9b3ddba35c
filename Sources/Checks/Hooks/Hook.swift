package import Editorial

/// An executable that judges an entry before something is done with it.
package struct Hook: Sendable, Hashable {
    /// Its file name, such as `10-attribution`.
    package let name: String
    /// Where it lies in the blog, or in the program for a built-in one.
    package let path: String
    /// The file, byte for byte: exactly this is run.
    package let bytes: [UInt8]
    /// Whether git calls it executable.
    package let isExecutable: Bool
    /// The built-in that its content is, if it is one.
    package let builtIn: String?
    /// SHA-256 of its content: what trust speaks of.
    package let digest: String

    package init(path: String, bytes: [UInt8], isExecutable: Bool = true, builtIn: String? = nil) {
        name = path.split(separator: "/").last.map(String.init) ?? path
        self.path = path
        self.bytes = bytes
        self.isExecutable = isExecutable
        self.builtIn = builtIn
        digest = SHA256.hex(of: bytes)
    }

    /// The hooks of an event, in the order of their names: the blog's own folder if it has one, else the
    /// built-in ones. A hook of the blog with the content of a built-in is that built-in.
    package static func hooks(
        of event: String, blog: [(path: String, bytes: [UInt8], executable: Bool)],
        builtIns: [(path: String, bytes: [UInt8])]
    ) -> [Hook] {
        let own = builtIns.filter { $0.path.contains("/\(event).d/") }
        guard !blog.isEmpty else {
            return own.map { Hook(path: $0.path, bytes: $0.bytes, builtIn: name(of: $0.path)) }
        }
        return blog.sorted { $0.path < $1.path }.map { file in
            let match = builtIns.first { $0.bytes == file.bytes }
            return Hook(
                path: file.path, bytes: file.bytes, isExecutable: file.executable,
                builtIn: match.map { name(of: $0.path) })
        }
    }

    /// `Hooks/pre-publish.d/10-attribution` is `attribution`.
    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return file.split(separator: "-", maxSplits: 1).last.map(String.init) ?? String(file)
    }
}

/// Hooks that somebody here said may run, by content.
package struct HookTrust: Sendable {
    /// SHA-256 digests.
    package private(set) var digests: Set<String>

    /// Reads the list: a digest, a path and a time on each line; what does not look so is skipped.
    package init(_ bytes: [UInt8]) {
        digests = Set(
            String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap {
                let digest = $0.prefix { $0 != " " }
                return digest.count == 64 ? String(digest) : nil
            })
    }

    /// Whether the hook may run: a built-in may, since the program itself may.
    package func allows(_ hook: Hook) -> Bool {
        hook.builtIn != nil || digests.contains(hook.digest)
    }

    /// A line of the list.
    package static func line(for hook: Hook, at time: Instant) -> String {
        "\(hook.digest) \(SafeText.line(hook.path)) \(time)\n"
    }
}
