import Glibc

/// The file `.git/index` of one work tree, read and replaced by git's own protocol.
///
/// From `splitFrom` entries on it is written as a *split index* (git's `gitformat-index`, extension `link`):
/// the bulk in `sharedindex.<checksum>`, and only what has changed since in `index`, so that the
/// cost of an update does not grow with the blog. git reads and writes that form by itself; libgit2
/// does not, so nothing here uses libgit2's index.
struct IndexFile {
    /// From how many entries on the index is split: below, writing all of it costs less than a millisecond.
    static let defaultSplitFrom = 4096
    /// From how many changes on the shared part is written anew.
    static let defaultMostChanges = 512
    /// The largest index that is read, in bytes: some four million entries.
    private static let largest = 512 << 20

    /// The `.git` folder of the work tree.
    let gitDirectory: String
    let splitFrom: Int
    let mostChanges: Int

    var path: String { gitDirectory + "/index" }
    var ours: OwnSharedIndexes { OwnSharedIndexes(gitDirectory: gitDirectory) }

    /// Which file was read, so that a change by git in the meantime is seen; nil: there was none.
    typealias Version = FileIdentity?

    /// Reads the index, and says which file that was. Without a file, it is empty.
    ///
    /// Throws `GitError` with the way out for a damaged index and for a form that is not known here.
    func read() throws -> (index: Index, version: Version) {
        let file: OpenFile
        do {
            file = try OpenFile(path, O_RDONLY)
        } catch {
            guard error.isMissing else { throw error }
            return (Index(entries: []), nil)
        }
        let status = try file.status()
        do {
            guard status.st_size <= Self.largest else { throw IndexReader.Fault.damaged }
            let bytes = try file.read(at: 0, count: Int(status.st_size))
            var index = try decode(bytes)
            index.distrustStamps(since: UInt32(truncatingIfNeeded: status.st_mtim.tv_sec))
            return (index, FileIdentity(status))
        } catch let fault as IndexReader.Fault {
            throw error(fault)
        }
    }

    private func error(_ fault: IndexReader.Fault) -> GitError {
        switch fault {
        case .damaged:
            GitError(
                operation: "read \(path)",
                message:
                    "it is damaged. Remove it and run git reset to make it anew; no file is lost.")
        case .unknown(let what):
            GitError(
                operation: "read \(path)",
                message: "it has a form that is not known here (\(what)). If it is sparse, run "
                    + "git sparse-checkout reapply --no-sparse-index.")
        }
    }

    private func decode(_ bytes: [UInt8]) throws -> Index {
        var reader = try IndexReader(bytes)
        let entries = try reader.entries()
        var index: Index?
        var folders: FolderCache?
        var kept: [(signature: String, content: [UInt8])] = []
        for (signature, content) in try reader.extensions() {
            switch signature {
            case "link": index = try join(entries, content)
            case "TREE": folders = FolderCache(content)
            case "REUC": kept.append((signature, Array(content)))
            // Four letters that begin with a capital may be left out: made anew by git at need.
            case let other where other.first?.isUppercase == true: break
            default: throw IndexReader.Fault.unknown("extension \(Signature.quoted(signature))")
            }
        }
        var result = index ?? Index(entries: entries)
        result.folders = folders
        result.kept = kept
        return result
    }

    /// Joins the small part of a split index with its shared part.
    private func join(_ entries: [IndexEntry], _ link: ArraySlice<UInt8>) throws -> Index {
        guard let id = ObjectID(bytes: link.prefix(ObjectID.length)) else {
            throw IndexReader.Fault.damaged
        }
        guard id != .zero else { return Index(entries: entries) }
        let sharedPath = ours.path(of: id)
        guard unsafe access(sharedPath, F_OK) == 0 else { throw IndexReader.Fault.damaged }
        if ours.ids().contains(id) {
            let shared = try SharedIndex(sharedPath, id: id)
            let places = try IndexLink(link.dropFirst(ObjectID.length), limit: shared.count)
            return try places.join(entries, shared)
        }
        // git wrote it: read all of it, and write our own next time.
        let file = try OpenFile(sharedPath, O_RDONLY)
        let size = Int(try file.status().st_size)
        guard size <= Self.largest else { throw IndexReader.Fault.damaged }
        var reader = try IndexReader(file.read(at: 0, count: size))
        let shared = try reader.entries()
        return try IndexLink(link.dropFirst(ObjectID.length), limit: shared.count)
            .join(entries, whole: shared)
    }
}
