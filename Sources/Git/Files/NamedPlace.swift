import Glibc

/// Places that people name for what they want to have.
extension DurableFile {
    /// What a path leads to.
    package enum Kind {
        case nothing
        case file
        case folder
        /// A device, a pipe or a socket.
        case other
    }

    /// What a path leads to; symbolic links are followed.
    package static func kind(of path: String) -> Kind {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return .nothing }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    /// Whether a path is that of what the process prints to.
    package static func isStandardOutput(_ path: String) -> Bool {
        ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path)
    }

    /// Puts bytes where somebody wants them, and says whether they were not there already.
    ///
    /// A file is replaced at one stroke; where a symbolic link leads to one, it is that file. What is no file
    /// (a device, a pipe) is opened and written to, as `>` does: it is never replaced, removed or read.
    /// Throws `FileError`.
    package static func put(_ bytes: [UInt8], at path: String) throws -> Bool {
        // What has a descriptor for a name is somebody's open file, and keeps being that.
        let isDescriptor = path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
        switch kind(of: path) {
        case .file where !isDescriptor:
            guard try !holds(path, bytes) else { return false }
            try write(bytes, to: resolved(path) ?? path)
        case .nothing where !isDescriptor: try write(bytes, to: path)
        case .folder: throw FileError(operation: "write", path: path, code: EISDIR)
        case .file, .other, .nothing:
            try OpenFile(path, O_WRONLY | O_TRUNC | O_NOCTTY).write(bytes)
        }
        return true
    }

    /// Whether a path leads to a file of just these bytes. Throws `FileError`.
    package static func holds(_ path: String, _ bytes: [UInt8]) throws -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            Int(status.st_size) == bytes.count
        else { return false }
        return try read(path, limit: bytes.count) == bytes
    }
}
