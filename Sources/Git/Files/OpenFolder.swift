import CLibgit2Shim
import Glibc

/// An open folder, through which single names in it are reached: no name that is a symbolic link, and no
/// folder that somebody moves meanwhile, can lead elsewhere.
///
/// All calls throw `FileError`.
final class OpenFolder {
    private let file: OpenFile

    /// Opens a folder by its path, of which only the last part must not be a symbolic link.
    init(_ path: String) throws(FileError) {
        file = try OpenFile(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    }

    private init(_ name: String, in folder: OpenFolder) throws(FileError) {
        file = try OpenFile(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, in: folder.file)
    }

    /// The folder of this name; a symbolic link is an error.
    func folder(_ name: String) throws(FileError) -> OpenFolder {
        try OpenFolder(name, in: self)
    }

    /// The file of this name, open for reading; a symbolic link is an error, and a pipe does not block.
    func file(_ name: String) throws(FileError) -> OpenFile {
        try OpenFile(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, in: file)
    }

    /// A new file of this name, open for writing.
    func newFile(_ name: String, mode: mode_t) throws(FileError) -> OpenFile {
        try OpenFile(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode, in: file)
    }

    /// What has this name, itself and not what a link points to; nil: nothing.
    func status(of name: String) throws(FileError) -> stat? {
        var status = stat()
        let result = file.use { unsafe fstatat($0, name, &status, AT_SYMLINK_NOFOLLOW) }
        guard result != 0 else { return status }
        guard errno == ENOENT else { throw .last("look at", path(of: name)) }
        return nil
    }

    /// Makes a folder of this name, synced, unless there is something of that name.
    func makeFolder(_ name: String) throws(FileError) {
        guard file.use({ unsafe mkdirat($0, name, 0o777) }) == 0 else {
            if errno == EEXIST { return }
            throw .last("make the folder", path(of: name))
        }
        try sync()
    }

    /// Removes the folder of this name if it is empty, and says whether it did.
    func removeEmptyFolder(_ name: String) -> Bool {
        file.use { unsafe unlinkat($0, name, AT_REMOVEDIR) } == 0
    }

    /// Removes the file of this name; no error when there is none.
    func remove(_ name: String) throws(FileError) {
        guard file.use({ unsafe unlinkat($0, name, 0) }) != 0, errno != ENOENT else { return }
        throw .last("remove", path(of: name))
    }

    /// How a name that exists already is met by `move`.
    enum Collision: UInt32 {
        /// It is replaced.
        case replace = 0
        /// It is an error, `EEXIST`.
        case refuse = 1
        /// The two change places.
        case exchange = 2
    }

    /// Moves a name of this folder to a name in another, at one stroke.
    func move(
        _ name: String, to folder: OpenFolder, _ newName: String, on collision: Collision
    ) throws(FileError) {
        let result = file.use { from in
            folder.file.use { to in
                unsafe lb_rename(from, name, to, newName, collision.rawValue)
            }
        }
        guard result == 0 else { throw .last("replace", folder.path(of: newName)) }
    }

    /// Whether a name can be moved between the two folders.
    func sharesFileSystem(with other: OpenFolder) throws(FileError) -> Bool {
        try file.status().st_dev == other.file.status().st_dev
    }

    /// Syncs the names in the folder.
    func sync() throws(FileError) {
        do {
            try file.sync()
        } catch {
            // Some network file systems have no sync of folders.
            guard error.code == EINVAL else { throw error }
        }
    }

    private func path(of name: String) -> String { "\(file.path)/\(name)" }
}
