import Glibc

/// Files that can be made again from the repository at any time: never half written, not synced.
package enum CacheFile {
    /// Replaces the file; folders on the way are made. What goes wrong leaves the old file, or none.
    ///
    /// After a power cut the file may be empty or old, so whoever reads it must be able to tell.
    @discardableResult
    package static func write(_ bytes: [UInt8], to path: String) -> Bool {
        write([bytes[...]], to: path)
    }

    /// As `write`, the bytes in parts that need not be joined.
    @discardableResult
    package static func write(_ parts: [ArraySlice<UInt8>], to path: String) -> Bool {
        let folder = DurableFile.folder(of: path)
        let temporary =
            "\(folder)/.\(DurableFile.name(of: path).prefix(200)).\(DurableFile.token()).tmp"
        do {
            try DurableFile.createFolder(folder)
            let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
            for part in parts { try file.write(part) }
            guard unsafe rename(temporary, path) == 0 else { throw FileError.last("replace", path) }
            return true
        } catch {
            unsafe unlink(temporary)
            return false
        }
    }

    /// Removes a folder of caches and everything in it; what cannot be removed stays.
    package static func removeFolder(_ path: String) {
        for name in DurableFile.names(in: path) {
            let inside = "\(path)/\(name)"
            // A symbolic link is removed and not followed.
            if unsafe unlink(inside) != 0 { removeFolder(inside) }
        }
        unsafe rmdir(path)
    }

    /// Removes files in a folder and below, and leaves the folders; what cannot be removed stays.
    ///
    /// - Parameter goes: whether the file at this path within the folder goes.
    package static func removeFiles(below path: String, where goes: (_ path: String) -> Bool) {
        removeFiles(below: path, at: "", where: goes)
    }

    private static func removeFiles(
        below root: String, at place: String, where goes: (_ path: String) -> Bool
    ) {
        for name in DurableFile.names(in: "\(root)/\(place)") {
            let file = "\(place)\(name)"
            // A symbolic link is a file, and is not followed.
            if DurableFile.isRealFolder("\(root)/\(file)") {
                removeFiles(below: root, at: "\(file)/", where: goes)
            } else if goes(file) {
                unsafe unlink("\(root)/\(file)")
            }
        }
    }

    /// Removes the file if it is there.
    package static func remove(_ path: String) {
        unsafe unlink(path)
    }
}
