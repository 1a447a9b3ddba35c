import CLibgit2Shim
import Glibc

/// An open file or folder, closed at the end of its life.
///
/// System calls on the descriptor belong in its methods, during which it cannot end.
final class OpenFile {
    private let descriptor: Int32
    let path: String

    /// Opens a path; never passed on to child processes. Throws `FileError`.
    ///
    /// With `folder` the path is one name in that folder.
    init(
        _ path: String, _ flags: Int32, mode: mode_t = 0o666, in folder: OpenFile? = nil
    ) throws(FileError) {
        let whole = folder.map { "\($0.path)/\(path)" } ?? path
        var opened: Int32
        repeat {
            opened = unsafe openat(
                folder?.descriptor ?? AT_FDCWD, path, flags | O_CLOEXEC, mode)
        } while opened < 0 && errno == EINTR
        let operation = flags & O_CREAT == 0 ? "open" : "create"
        guard opened >= 0 else { throw .last(operation, whole) }
        descriptor = opened
        self.path = whole
    }

    deinit { close(descriptor) }

    /// Lends the descriptor to one system call; `errno` is that call's.
    func use<Result>(_ call: (Int32) -> Result) -> Result {
        call(descriptor)
    }

    /// Writes all bytes at the present place.
    func write(_ bytes: [UInt8]) throws(FileError) { try write(bytes[...]) }

    func write(_ bytes: ArraySlice<UInt8>) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { all in
                unsafe Glibc.write(descriptor, all.baseAddress! + done, all.count - done)
            }
            if count < 0 {
                guard errno == EINTR else { throw .last("write", path) }
            } else {
                done += count
            }
        }
    }

    /// Reads at most this many bytes from an offset; fewer only at the end of the file.
    func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = unsafe pread(
                    descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled)
                )
                if got < 0 {
                    if errno == EINTR { continue }
                    code = errno
                    return
                }
                if got == 0 { return }
                filled += got
            }
        }
        guard code == 0 else { throw FileError(operation: "read", path: path, code: code) }
        return bytes
    }

    /// Starts to write the content to the disk and does not wait, so that syncs of several files share one wait.
    func startSync() {
        lb_start_sync(descriptor)
    }

    /// Waits until content and size are on the disk.
    func sync() throws(FileError) {
        while fsync(descriptor) != 0 {
            guard errno == EINTR else { throw .last("sync", path) }
        }
    }

    /// Sets the permissions.
    func setMode(_ mode: mode_t) throws(FileError) {
        guard fchmod(descriptor, mode) == 0 else { throw .last("set the permissions of", path) }
    }

    /// Takes the exclusive `flock` if nobody has it, and says whether it did.
    func tryLock() throws(FileError) -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return true }
        guard errno == EWOULDBLOCK || errno == EINTR else { throw .last("lock", path) }
        return false
    }

    /// Lets the `flock` go.
    func unlock() {
        _ = flock(descriptor, LOCK_UN)
    }

    /// Whether this is what a path names now, symbolic links followed.
    func isStill(at path: String) throws(FileError) -> Bool {
        var there = stat()
        guard unsafe stat(path, &there) == 0 else { return false }
        return try FileIdentity(status()).isSameFile(as: FileIdentity(there))
    }

    /// What the system knows about it.
    func status() throws(FileError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last("look at", path) }
        return status
    }
}
