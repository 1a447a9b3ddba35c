import Glibc

extension DurableFile {
    /// The bytes of a file; nil if there is none.
    ///
    /// What it is, and how large, is looked at first: a pipe would have us wait for ever, and a device has no end.
    ///
    /// - Throws: `FileError`, also (`EFBIG`) for a file of more than `limit` bytes, and (`EINVAL`) for what
    ///   is no file.
    package static func read(_ path: String, limit: Int) throws -> [UInt8]? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileError.last("open", path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG where Int(status.st_size) <= limit: return try readInput(path, limit: limit)
        case S_IFREG: throw FileError(operation: "read", path: path, code: EFBIG)
        case S_IFDIR: throw FileError(operation: "read", path: path, code: EISDIR)
        default: throw FileError(operation: "read", path: path, code: EINVAL)
        }
    }

    /// The same of what somebody named to be read, which may be a pipe or a terminal; it is read to its end.
    ///
    /// - Throws: `FileError`, also (`EFBIG`) for more than `limit` bytes.
    package static func readInput(_ path: String, limit: Int) throws -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileError.last("open", path)
        }
        defer { close(descriptor) }
        return try readAll(descriptor, path, limit: limit)
    }

    /// Everything on standard input, to its first end: on a terminal that is one Ctrl-D.
    ///
    /// - Throws: `FileError`, also (`EFBIG`) for more than `limit` bytes.
    package static func readStandardInput(limit: Int) throws -> [UInt8] {
        try readAll(0, "standard input", limit: limit)
    }

    private static func readAll(_ descriptor: Int32, _ path: String, limit: Int) throws -> [UInt8] {
        // A file is read at once; what has no size, or has grown since, in parts.
        var status = stat()
        let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        var all = try readPart(descriptor, path, upTo: size > 0 ? min(size, limit) + 1 : 65536)
        var part = all
        while !part.isEmpty {
            guard all.count <= limit else {
                throw FileError(operation: "read", path: path, code: EFBIG)
            }
            part = try readPart(descriptor, path, upTo: 65536)
            all += part
        }
        return all
    }

    /// As many bytes as there are, and no more than `count`.
    private static func readPart(
        _ descriptor: Int32, _ path: String, upTo count: Int
    ) throws -> [UInt8] {
        var code: Int32 = 0
        let part = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var got = -1
            repeat {
                got = unsafe Glibc.read(descriptor, buffer.baseAddress!, count)
            } while got < 0 && errno == EINTR
            code = got < 0 ? errno : 0
            filled = max(0, got)
        }
        guard code == 0 else { throw FileError(operation: "read", path: path, code: code) }
        return part
    }

    /// Whether there is anything at `path`; a symbolic link counts, wherever it leads.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Whether there is a folder at `path` itself, and not behind a symbolic link.
    package static func isRealFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
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
