import Glibc

/// Files that become durable together, at the cost of little more than one.
///
/// All are written beside their places and synced, then all are moved there, then their folders are synced: none is
/// ever seen half written. A file system with a journal has two commits to wait for, not two for each file.
struct DurableBatch {
    private struct File {
        let bytes: [UInt8]
        let path: String
        let temporary: String
        let mode: mode_t
    }

    /// Files that are open at the same time; a process may have no more than 1,024 in many places.
    private static let mostOpen = 128

    private var files: [File] = []

    /// Adds a new file; one that is there is replaced.
    ///
    /// - Parameters:
    ///   - temporary: how the name that it has until it is whole begins; the file is in the same folder.
    ///   - mode: its permissions, before the umask.
    mutating func add(
        _ bytes: [UInt8], at path: String, temporary: String, mode: mode_t = 0o666
    ) {
        let name = "\(temporary)\(DurableFile.token()).tmp"
        files.append(
            File(
                bytes: bytes, path: path, temporary: "\(DurableFile.folder(of: path))/\(name)",
                mode: mode))
    }

    /// Writes all, in the order in which they were added. Throws `FileError`: then some may be in place, each
    /// of them whole, and those that are not have left nothing behind.
    func settle() throws {
        var folders: [String] = []
        for file in files {
            let folder = DurableFile.folder(of: file.path)
            guard !folders.contains(folder) else { continue }
            folders.append(folder)
            if try DurableFile.makeFolder(folder, sharing: true) {
                let above = DurableFile.folder(of: folder)
                if !folders.contains(above) { folders.append(above) }
            }
        }
        do {
            for start in stride(from: 0, to: files.count, by: Self.mostOpen) {
                let opened = try files[start..<min(start + Self.mostOpen, files.count)].map {
                    file in
                    let opened = try OpenFile(
                        file.temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: file.mode)
                    try opened.write(file.bytes)
                    opened.startSync()
                    return opened
                }
                for file in opened { try file.sync() }
            }
            for file in files {
                guard unsafe rename(file.temporary, file.path) == 0 else {
                    throw FileError.last("replace", file.path)
                }
            }
        } catch {
            for file in files { unsafe unlink(file.temporary) }
            throw error
        }
        for folder in folders { try DurableFile.sync(folder: folder) }
    }
}
