import Glibc

/// Files that survive a power cut once the call has returned, and are never seen half written.
package enum DurableFile {
    /// Writes a file beside its place, syncs it, moves it there, and syncs the folder.
    ///
    /// An existing file keeps its permissions. Throws `FileError`; the old content is then still there,
    /// unless the last sync failed.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try StagedFile(bytes, for: path)
        do {
            try file.put()
        } catch {
            file.discard()
            throw error
        }
        try sync(folder: folder(of: path))
    }

    /// Removes a file and syncs its folder; no error when there is none. Throws `FileError`.
    package static func remove(_ path: String) throws {
        guard unsafe unlink(path) == 0 else {
            if errno == ENOENT { return }
            throw FileError.last("remove", path)
        }
        try sync(folder: folder(of: path))
    }

    /// Makes a folder and those on the way to it, and syncs each that got a new one.
    ///
    /// With `sharing` a new folder gets the permissions of the one that it is in, as in a repository that
    /// several users write to.
    package static func createFolder(
        _ path: String, sharing: Bool = false
    ) throws(FileError) {
        if try makeFolder(path, sharing: sharing) { try sync(folder: folder(of: path)) }
    }

    /// The same, without the sync of the folder that the last new one is in; false: it was there.
    static func makeFolder(_ path: String, sharing: Bool) throws(FileError) -> Bool {
        if isFolder(path) { return false }
        if unsafe mkdir(path, 0o777) != 0 {
            let code = errno
            if code == EEXIST, isFolder(path) { return false }
            guard code == ENOENT, folder(of: path) != path else {
                throw FileError(operation: "make the folder", path: path, code: code)
            }
            try createFolder(folder(of: path), sharing: sharing)
            guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
                throw FileError.last("make the folder", path)
            }
        }
        var above = stat()
        if sharing, unsafe stat(folder(of: path), &above) == 0 {
            guard unsafe chmod(path, above.st_mode & 0o7777) == 0 || errno == EPERM else {
                throw FileError.last("set the permissions of", path)
            }
        }
        return true
    }

    /// Syncs the names in a folder.
    package static func sync(folder path: String) throws(FileError) {
        let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
        do {
            try folder.sync()
        } catch  where error.code == EINVAL {
            // Some network file systems have no sync of folders.
        }
    }

    /// Syncs the content of a file.
    package static func sync(file path: String) throws {
        try OpenFile(path, O_RDONLY).sync()
    }

    /// Syncs a folder, and every file and folder in it; symbolic links are not followed.
    static func syncFolder(below path: String, depth: Int = 0) throws {
        guard depth < 16, let stream = unsafe opendir(path) else {
            throw FileError.last("open the folder", path)
        }
        defer { unsafe closedir(stream) }
        while let item = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &item.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            guard name != ".", name != ".." else { continue }
            switch unsafe Int(item.pointee.d_type) {
            case Int(DT_DIR): try syncFolder(below: "\(path)/\(name)", depth: depth + 1)
            case Int(DT_REG): try sync(file: "\(path)/\(name)")
            default: break
            }
        }
        try sync(folder: path)
    }

    /// The folder that a path is in.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of a path.
    package static func name(of path: String) -> Substring {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] }
            ?? path[...]
    }

    /// Text that no other process and no other call uses.
    static func token() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36)
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
