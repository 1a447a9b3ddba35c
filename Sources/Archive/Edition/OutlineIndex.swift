internal import Editorial
internal import Git

/// The outline of every published entry, so that an export after one publish reads one entry.
///
/// A cache in the blog's private folder, brought up to date from what differs between the tree that it
/// was made of and the one asked about. It is made anew where it is missing, damaged or of another
/// build, and may be deleted at any time.
struct OutlineIndex {
    private let blog: BlogRepository
    private let entries: ObjectID?
    /// The folder of caches.
    private let folder: String
    /// Entries of so many bytes in all are kept in memory once they were read.
    private static let keptBytes = 32 << 20

    init(of tip: BlogRepository.Tip, in blog: BlogRepository) throws {
        self.blog = blog
        let folder = try blog.git.entry(at: EntryPath.entries, in: tip.tree)
        entries = folder?.kind == .folder ? folder?.id : nil
        self.folder = blog.privateFolder + "/cache"
    }

    /// The table of all entries, with the published ones if all had to be read; nil if there are none.
    func read() throws -> (OutlineTable, entries: ReadEntries?)? {
        if let table = try kept() { return (table, nil) }
        guard let entries else { return nil }
        let files = try files(from: nil, to: entries).compactMap { $0.new }
        let read = try read(files)
        let table = OutlineTable(tree: entries, rows: read.rows)
        if let stamp = ProgramStamp.text { OutlineFiles.write(table, to: folder, stamp: stamp) }
        return (table, read.bytes <= Self.keptBytes ? read : nil)
    }

    /// The table that was kept, brought up to date; nil if there is none, or if too much differs.
    func kept() throws -> OutlineTable? {
        guard let entries, let stamp = ProgramStamp.text,
            let old = OutlineFiles.read(folder, stamp: stamp)
        else { return nil }
        if old.tree == entries { return old }
        let table = try update(old, to: entries)
        if let table { OutlineFiles.write(table, to: folder, stamp: stamp) }
        return table
    }

    /// Nil if so much differs that reading all is as well.
    private func update(
        _ old: OutlineTable, to entries: ObjectID
    ) throws -> OutlineTable? {
        let changes = try files(from: old.tree, to: entries)
        guard changes.count < 1000 else { return nil }
        let read = try read(changes.compactMap { $0.new })
        return old.changed(
            tree: entries, gone: Set(changes.compactMap { $0.old?.path }), new: Array(read.rows))
    }

    private typealias File = (path: String, blob: ObjectID)

    private func files(
        from: ObjectID?, to: ObjectID
    ) throws -> [(old: File?, new: File?)] {
        try blog.git.differences(from: from, to: to).map { change in
            let path = "\(EntryPath.entries)/\(change.path)"
            func file(_ entry: TreeEntry?) -> File? {
                guard let entry, entry.kind == .file, Self.isEntry(change.path) else { return nil }
                return (path, entry.id)
            }
            return (file(change.old), file(change.new))
        }
    }

    /// Four folders of digits, and a file with an id in its name.
    private static func isEntry(_ path: String) -> Bool {
        var slashes = 0
        for byte in path.utf8 {
            if byte == UInt8(ascii: "/") {
                slashes += 1
            } else if slashes < 4, !(48...57).contains(byte) {
                return false
            }
        }
        return slashes == 4 && EntryPath.hasID(path)
    }

    /// Reads files; many on several cores, each with a handle of its own.
    private func read(_ files: [File]) throws -> ReadEntries {
        let stretch = 256
        guard files.count > stretch else {
            return ReadEntries([try files.map { try Self.read($0, blog) }])
        }
        let handles = BlogHandles(place: blog.git.gitDirectory)
        return ReadEntries(
            try inParallel((files.count + stretch - 1) / stretch, stretch: 1) { part in
                try handles.use { blog in
                    try files[part * stretch..<min((part + 1) * stretch, files.count)].map {
                        try Self.read($0, blog)
                    }
                }
            })
    }

    private static func read(_ file: File, _ blog: BlogRepository) throws -> ReadEntries.File {
        let bytes = try blog.git.blob(file.blob, limit: Limits.entryBytes)
        let entry = try EntryFile(bytes: bytes, path: file.path).entry
        let outline = EntryOutline(entry, content: name(of: file.blob))
        let row = OutlineTable.Row(
            path: file.path, blob: file.blob, outline: outline,
            notes: outline?.isNoted == true ? EntryOutline.notes(on: entry) : nil)
        return ReadEntries.File(row: row, entry: entry, bytes: bytes.count)
    }

    /// The first 16 bytes of the id: enough to tell entries apart.
    static func name(of blob: ObjectID) -> UInt128 {
        blob.bytes.prefix(16).reduce(0) { $0 << 8 | UInt128($1) }
    }
}
