import Glibc

/// The files and folders in a folder, as its names tell: no file is looked at.
package struct FolderTree: Sendable {
    /// The number of the inode of each file, by path in the folder: two names with the same number are one
    /// file, and whatever is no folder counts as one.
    package var files: [String: UInt64] = [:]
    /// What each folder is like, by path; `""` is the folder itself.
    package var folders: [String: FolderAttributes] = [:]
    /// Folders that were left alone, and are not empty, or cannot be looked at.
    package private(set) var closed: [String] = []

    /// No deeper than this.
    private static let maximumDepth = 32

    package init() {}

    /// Reads the names in a folder, and in those in it for whose path `enters` is true.
    ///
    /// Symbolic links are not followed, apart from the folder itself. Throws `FileError`.
    package init(
        _ root: String, enters: (_ folder: String) -> Bool = { _ in true }
    ) throws(FileError) {
        try read(root, at: "", depth: 0, enters)
    }

    private mutating func read(
        _ root: String, at place: String, depth: Int, _ enters: (String) -> Bool
    ) throws(FileError) {
        let whole = place.isEmpty ? root : "\(root)/\(place)"
        guard depth < Self.maximumDepth else {
            throw FileError(operation: "read the folder", path: whole, code: ELOOP)
        }
        guard let stream = unsafe opendir(whole) else { throw .last("open the folder", whole) }
        defer { unsafe closedir(stream) }
        folders[place] = try FolderAttributes(whole, of: unsafe dirfd(stream))
        var inner: [String] = []
        while let item = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &item.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            guard name != ".", name != ".." else { continue }
            let path = place.isEmpty ? name : "\(place)/\(name)"
            var kind = unsafe Int(item.pointee.d_type)
            if kind == Int(DT_UNKNOWN) { kind = Self.kind("\(root)/\(path)") }
            if kind == Int(DT_DIR) {
                inner.append(path)
            } else {
                files[path] = unsafe UInt64(item.pointee.d_ino)
            }
        }
        for path in inner {
            if enters(path) {
                try read(root, at: path, depth: depth + 1, enters)
            } else if !DurableFile.names(in: "\(root)/\(path)").isEmpty {
                closed.append(path)
            } else if let attributes = try? FolderAttributes("\(root)/\(path)") {
                folders[path] = attributes
            } else {
                // What cannot be looked at may hold something.
                closed.append(path)
            }
        }
    }

    /// For file systems whose names do not tell.
    private static func kind(_ path: String) -> Int {
        var status = stat()
        let isFolder = unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        return Int(isFolder ? DT_DIR : DT_REG)
    }
}
