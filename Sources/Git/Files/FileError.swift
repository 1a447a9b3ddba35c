import Glibc

/// A file or folder that could not be read or written.
package struct FileError: Error, Sendable, CustomStringConvertible {
    /// What was tried: "write", "sync", "rename".
    package let operation: String
    package let path: String
    /// The error number of the system.
    package let code: Int32

    package init(operation: String, path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// The error that the last system call left.
    static func last(_ operation: String, _ path: String) -> FileError {
        FileError(operation: operation, path: path, code: errno)
    }

    /// Whether it failed since there is no such file or folder.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    package var description: String {
        "Cannot \(operation) \(path): \(unsafe String(cString: strerror(code))).\(wayOut)"
    }

    private var wayOut: String {
        switch code {
        case ENOSPC, EDQUOT: " Make room on the disk and run it again."
        case EACCES, EPERM: " Check who owns the folder and may write to it."
        case EROFS: " The disk is mounted read-only; mount it for writing."
        case EIO: " The disk reported a fault; check it before you go on."
        case EINVAL where operation == "read": " It is a device or a pipe, and a file is wanted."
        case EINVAL where operation == "replace":
            " It is a device or a pipe, which is never replaced; name a file."
        case EMFILE, ENFILE: " Too many files are open; raise the limit (ulimit -n)."
        default: ""
        }
    }
}
