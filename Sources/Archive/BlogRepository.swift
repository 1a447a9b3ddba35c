internal import Editorial
package import Git

/// A live blog as a git repository.
///
/// Reads what is published and what is being written, and writes acts. It knows the format and the
/// refs; what may be done, and by whom, is decided elsewhere.
package final class BlogRepository {
    package let git: Repository
    /// Private files of `lb` in the repository, never part of the blog.
    package let privateFolder: String
    /// Entry files found in trees of drafts; trees never change, so neither do these.
    var fileCache: [String: (path: String, text: String)] = [:]
    /// The settings of the tree that was asked about last.
    private var settings: (tree: ObjectID, file: BlogFile)?

    package init(_ git: Repository) {
        self.git = git
        privateFolder = git.gitDirectory + "/lb"
    }

    /// Opens the blog that `path` lies in.
    ///
    /// - Throws: `ArchiveError` where there is no blog.
    package static func open(from path: String) throws -> BlogRepository {
        let git: Repository
        do {
            git = try Repository.discover(from: path)
        } catch let error as GitError where error.code == -3 {
            throw ArchiveError(
                .notFound, "\(path) is not in a blog: there is no git repository here or above",
                "Go to a blog, name one with `-C DIR`, or start one with `lb init DIR`.")
        }
        return BlogRepository(git)
    }

    /// The published state: the tip of `main`.
    ///
    /// - Throws: `ArchiveError` if nothing was ever published, not even settings.
    package func tip() throws -> Tip {
        guard let id = try git.reference(BlogRef.main) else {
            throw ArchiveError(
                .invalid, "\(git.gitDirectory) has no branch main, so it is not a blog",
                "Start a blog with `lb init DIR`.")
        }
        return try Tip(commit: id, tree: git.commit(id).tree)
    }

    /// A commit of `main` and its tree.
    package struct Tip: Hashable, Sendable {
        package let commit: ObjectID
        package let tree: ObjectID

        package init(commit: ObjectID, tree: ObjectID) {
            self.commit = commit
            self.tree = tree
        }
    }

    /// The bytes of the file at `path` in `tree`; nil if there is none.
    package func file(_ path: String, in tree: ObjectID, limit: Int) throws -> [UInt8]? {
        guard let entry = try git.entry(at: path, in: tree) else { return nil }
        guard entry.kind == .file || entry.kind == .executable else {
            throw ArchiveError(
                .invalid, "\(path) is not a plain file in the repository",
                "Replace it by a file, commit, and try again.")
        }
        return try git.blob(entry.id, limit: limit)
    }

    /// `blog.yml` at a tip.
    package func blogFile(at tip: Tip) throws -> BlogFile {
        if let settings, settings.tree == tip.tree { return settings.file }
        guard let bytes = try file(EntryPath.blog, in: tip.tree, limit: Limits.settingsBytes)
        else {
            throw ArchiveError(
                .invalid, "\(git.gitDirectory) has no blog.yml on main, so it is not a blog",
                "Start a blog with `lb init DIR`, or go to one.")
        }
        let file = try BlogFile(bytes: bytes, path: EntryPath.blog)
        settings = (tip.tree, file)
        return file
    }

    /// Whether `main` has a `blog.yml`, which may be damaged, and not somebody's other files.
    package var isBlog: Bool {
        (try? git.entry(at: EntryPath.blog, in: tip().tree)) ?? nil != nil
    }

    /// `desk.yml` at a tip; an empty desk if there is none.
    package func deskFile(at tip: Tip) throws -> DeskFile {
        let bytes = try file(EntryPath.desk, in: tip.tree, limit: Limits.settingsBytes)
        // Somebody's other repository is told apart from a blog without people.
        if bytes == nil { _ = try blogFile(at: tip) }
        return try DeskFile(
            bytes: bytes ?? DeskFile.new(Desk(people: [])), path: EntryPath.desk)
    }

    /// The git blob id of the text of an entry's file: what approvals speak of.
    package static func textID(of bytes: [UInt8]) -> String {
        ObjectID.ofBlob(EntryFile.textBytes(bytes)).hex
    }
}
