internal import Editorial
internal import Git

/// The outline of every published entry, so that an export after one publish reads one entry.
///
/// A cache in the blog's private folder, brought up to date from what differs between the tree that it
/// was made of and the one asked about. It is made anew where it is missing, damaged or of another
/// build, and may be deleted at any time.
struct OutlineIndex {
    /// An entry file of the tree.
    struct Row: Sendable {
        let path: String
        let blob: ObjectID
        /// Nil for a file that was never published.
        let outline: EntryOutline?
    }

    /// A published entry.
    struct Published: Sendable {
        let path: String
        let blob: ObjectID
        let outline: EntryOutline
        /// Its place among the entries that were read.
        let position: Int
    }

    private let blog: BlogRepository
    private let entries: ObjectID?
    private let place: String
    /// Entries of so many bytes in all are kept in memory once they were read.
    private static let keptBytes = 32 << 20

    init(of tip: BlogRepository.Tip, in blog: BlogRepository) throws {
        self.blog = blog
        let folder = try blog.git.entry(at: EntryPath.entries, in: tip.tree)
        entries = folder?.kind == .folder ? folder?.id : nil
        place = blog.privateFolder + "/cache/outlines-1"
    }

    /// The published entries in their order; all of them read, if there was no cache to start from.
    func read() throws -> ([Published], entries: [Entry]?) {
        guard let entries else { return ([], []) }
        if let stamp = ProgramStamp.text, let old = OutlineFile.read(place, stamp: stamp) {
            if old.tree == entries { return (Self.published(old.rows), nil) }
            if let rows = try update(old, to: entries) {
                OutlineFile(tree: entries, rows: rows).write(place, stamp: stamp)
                return (Self.published(rows), nil)
            }
        }
        let (rows, read) = try rows(of: files(from: nil, to: entries).compactMap { $0.new })
        if let stamp = ProgramStamp.text {
            OutlineFile(tree: entries, rows: rows).write(place, stamp: stamp)
        }
        return (Self.published(rows), read)
    }

    /// Nil if so much differs that reading all is as well.
    private func update(_ old: OutlineFile, to entries: ObjectID) throws -> [Row]? {
        let changes = try files(from: old.tree, to: entries)
        guard changes.count < 1000 else { return nil }
        let gone = Set(changes.compactMap { $0.old?.path })
        let (new, _) = try rows(of: changes.compactMap { $0.new })
        return old.rows.filter { !gone.contains($0.path) } + new
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
        let parts = path.utf8.split(separator: UInt8(ascii: "/"))
        return parts.count == 5 && EntryPath.id(in: path) != nil
            && parts.dropLast().allSatisfy { $0.allSatisfy { (48...57).contains($0) } }
    }

    /// Several cores read, each with a handle of its own.
    private func rows(of files: [File]) throws -> ([Row], [Entry]?) {
        let place = blog.git.gitDirectory
        let stretch = 256
        let parts = try inParallel((files.count + stretch - 1) / stretch, stretch: 1) { part in
            let blog = try BlogRepository.open(from: place)
            var bytes = 0
            let rows = try files[part * stretch..<min((part + 1) * stretch, files.count)].map {
                path, blob in
                let file = try EntryFile(
                    bytes: blog.git.blob(blob, limit: Limits.entryBytes), path: path)
                bytes += file.bytes.count
                let outline = EntryOutline(file.entry, content: Self.name(of: blob))
                return (Row(path: path, blob: blob, outline: outline), file.entry)
            }
            return (rows: rows, bytes: bytes)
        }
        let isKept = parts.reduce(0) { $0 + $1.bytes } <= Self.keptBytes
        return (
            parts.flatMap { $0.rows.map(\.0) }, isKept ? parts.flatMap { $0.rows.map(\.1) } : nil
        )
    }

    /// The first 16 bytes of the id: enough to tell entries apart.
    static func name(of blob: ObjectID) -> UInt128 {
        blob.bytes.prefix(16).reduce(0) { $0 << 8 | UInt128($1) }
    }

    private static func published(_ rows: [Row]) -> [Published] {
        var published: [Published] = []
        published.reserveCapacity(rows.count)
        var isSorted = true
        for (position, row) in rows.enumerated() {
            guard let outline = row.outline else { continue }
            if let last = published.last?.outline, !isBefore(last, outline) { isSorted = false }
            published.append(
                Published(path: row.path, blob: row.blob, outline: outline, position: position))
        }
        if !isSorted { published.sort { isBefore($0.outline, $1.outline) } }
        return published
    }

    private static func isBefore(_ one: EntryOutline, _ other: EntryOutline) -> Bool {
        (one.published, one.id) < (other.published, other.id)
    }
}
