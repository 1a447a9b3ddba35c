import Glibc

/// A file that was written beside its place and synced, and is not there yet.
///
/// What is staged can be moved into place quickly, together with others, and in an order of choice; the
/// folders are synced afterwards.
package struct StagedFile: Sendable {
    /// Where it is to go.
    package let path: String
    private let temporary: String

    /// Writes the bytes beside `path`, as `.NAME.TOKEN.tmp`; a file that is there keeps its permissions.
    ///
    /// Throws `FileError`; nothing is left then.
    package init(_ bytes: [UInt8], for path: String) throws {
        let file: OpenFile
        (self, file) = try Self.begin(for: path)
        do {
            try file.write(bytes)
            try file.sync()
        } catch {
            discard()
            throw error
        }
    }

    /// The file, empty, and open for writing. Throws `FileError`; nothing is left then.
    static func begin(for path: String) throws -> (StagedFile, OpenFile) {
        let staged = StagedFile(path: path, temporary: temporary(path))
        var existing = stat()
        let mode = unsafe lstat(path, &existing) == 0 ? existing.st_mode & 0o777 : nil
        if mode != nil, ![S_IFREG, S_IFLNK, S_IFDIR].contains(existing.st_mode & S_IFMT) {
            throw FileError(operation: "replace", path: path, code: EINVAL)
        }
        do {
            let file = try OpenFile(
                staged.temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
            if let mode { try file.setMode(mode) }
            return (staged, file)
        } catch {
            staged.discard()
            throw error
        }
    }

    private init(path: String, temporary: String) {
        self.path = path
        self.temporary = temporary
    }

    /// Another name of a file that is on the disk; both have one content for good. Throws `FileError`.
    package init(linking other: String, for path: String) throws(FileError) {
        self.path = path
        temporary = Self.temporary(path)
        guard unsafe link(other, temporary) == 0 else { throw FileError.last("link", temporary) }
    }

    private static func temporary(_ path: String) -> String {
        "\(DurableFile.folder(of: path))/.\(DurableFile.name(of: path).prefix(200)).\(DurableFile.token()).tmp"
    }

    /// Its size and time, which it keeps when it is moved; nil: it is gone.
    package var moment: FileMoment? { FileMoment(at: temporary) }

    /// Moves it to its place; the folder is not synced. Throws `FileError`.
    package func put() throws(FileError) {
        guard unsafe rename(temporary, path) == 0 else { throw FileError.last("replace", path) }
    }

    /// Removes it, if it was not moved.
    package func discard() { unsafe unlink(temporary) }
}
