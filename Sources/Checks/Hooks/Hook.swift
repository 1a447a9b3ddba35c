internal import Editorial

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
    ///
    /// Every file of the folder is a hook, however it is named, so that none is left out by a slip;
    /// only `README.md` and names that begin with a dot are not.
    package static func hooks(
        of event: String, blog: [(path: String, bytes: [UInt8], executable: Bool)],
        builtIns: [(path: String, bytes: [UInt8])]
    ) -> [Hook] {
        let own = builtIns.filter { $0.path.contains("/\(event).d/") }
        let files = blog.filter { !isAside($0.path) }
        guard !files.isEmpty else {
            return own.map { Hook(path: $0.path, bytes: $0.bytes, builtIn: name(of: $0.path)) }
        }
        return files.sorted { $0.path < $1.path }.map { file in
            let match = builtIns.first { $0.bytes == file.bytes }
            return Hook(
                path: file.path, bytes: file.bytes, isExecutable: file.executable,
                builtIn: match.map { name(of: $0.path) })
        }
    }

    private static func isAside(_ path: String) -> Bool {
        let file = path.split(separator: "/").last ?? ""
        return file == "README.md" || file.hasPrefix(".")
    }

    /// `Hooks/pre-publish.d/10-attribution` is `attribution`.
    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return file.split(separator: "-", maxSplits: 1).last.map(String.init) ?? String(file)
    }
}
