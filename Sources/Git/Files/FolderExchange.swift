import CLibgit2Shim
import Glibc

extension DurableFile {
    /// Has two folders change places at one stroke, and says whether they did.
    ///
    /// They do not where the file system cannot, the two are not on the same one, something is mounted on one of
    /// them, or the user may not; nothing has changed then. The folders that they are in are not synced.
    package static func exchange(_ one: String, _ other: String) -> Bool {
        unsafe lb_exchange(one, other) == 0
    }

    /// Gives a file a second name, which may be taken: then the other file loses it at the same stroke.
    ///
    /// Throws `FileError`, where the two are on different file systems too.
    package static func link(_ path: String, as name: String) throws(FileError) {
        if unsafe Glibc.link(path, name) == 0 { return }
        guard errno == EEXIST else { throw .last("link", name) }
        let staged = try StagedFile(linking: path, for: name)
        do throws(FileError) {
            try staged.put()
        } catch {
            staged.discard()
            throw error
        }
        // Two names of one file are left alone by a rename.
        staged.discard()
    }

    /// Whether both paths are names of one file; a symbolic link is a file of its own.
    package static func isOneFile(_ one: String, _ other: String) -> Bool {
        guard let first = FileIdentity(at: one), let second = FileIdentity(at: other) else {
            return false
        }
        return first.isSameFile(as: second)
    }

    /// Moves a file or a folder to another folder, under its name or a similar one that is not taken. Not synced.
    /// Throws `FileError`.
    package static func move(_ path: String, into folder: String) throws(FileError) {
        let name = name(of: path)
        let (from, to) = (try OpenFolder(Self.folder(of: path)), try OpenFolder(folder))
        for number in 1...100 {
            do throws(FileError) {
                let other = number == 1 ? String(name) : "\(name)-\(number)"
                return try from.move(String(name), to: to, other, on: .refuse)
            } catch {
                guard error.code == EEXIST else { throw error }
            }
        }
        throw FileError(operation: "move", path: path, code: EEXIST)
    }

    /// The path without symbolic links and dots; nil if there is nothing.
    package static func resolved(_ path: String) -> String? {
        guard let whole = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(whole) }
        return unsafe String(cString: whole)
    }

    /// Whether both are on one file system, as far as that can be seen.
    package static func shareFileSystem(_ one: String, _ other: String) -> Bool {
        var first = stat()
        var second = stat()
        return unsafe stat(one, &first) == 0 && stat(other, &second) == 0
            && first.st_dev == second.st_dev
    }

    /// Whether the user may make and remove names in a folder.
    package static func mayWrite(in folder: String) -> Bool {
        unsafe access(folder, W_OK | X_OK) == 0
    }

    /// Makes the folder, unless there is one; those on the way to it must be there. Not synced. Throws `FileError`.
    package static func makeOneFolder(_ path: String) throws(FileError) {
        guard unsafe mkdir(path, 0o777) != 0, errno != EEXIST else { return }
        throw .last("make the folder", path)
    }

    /// Removes a name of a file; no error when there is none. Not synced. Throws `FileError`.
    package static func unlinkFile(_ path: String) throws(FileError) {
        guard unsafe unlink(path) != 0, errno != ENOENT else { return }
        throw .last("remove", path)
    }

    /// Removes a folder that is empty; one that is not stays.
    package static func removeEmptyFolder(_ path: String) { unsafe rmdir(path) }
}
