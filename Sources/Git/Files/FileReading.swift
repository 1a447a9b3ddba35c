import Glibc

extension DurableFile {
    /// The bytes of a file; nil if there is none.
    ///
    /// - Throws: `FileError`, also (`EFBIG`) for a file of more than `limit` bytes.
    package static func read(_ path: String, limit: Int) throws -> [UInt8]? {
        guard exists(path) else { return nil }
        let file = try OpenFile(path, O_RDONLY)
        return try file.readAll(limit: limit)
    }

    /// Whether there is anything at `path`; a symbolic link counts, wherever it leads.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// The names in a folder, `.` and `..` apart; none if it cannot be read.
    package static func names(in path: String) -> [String] {
        guard let stream = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let item = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &item.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
