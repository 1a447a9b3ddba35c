import Glibc

/// An advisory lock (`flock`) on a file of ours, let go at the end of its life or of the process.
///
/// The file stays: removing it would let two processes hold locks on two files of one name.
final class FileLock {
    private let file: OpenFile

    private init(_ file: OpenFile) {
        self.file = file
    }

    // A child process between its start and its exec has the descriptor too, and would hold the lock.
    deinit { file.unlock() }

    /// Takes the lock, which other processes and other holders in this one may have, and makes its
    /// folder and file at need. Throws `LockBusy` after `wait`, or `FileError`.
    static func take(_ path: String, wait: Duration) async throws -> FileLock {
        let start = ContinuousClock.now
        var pause = Duration.microseconds(200)
        while true {
            let file = try open(path)
            while try !file.tryLock() {
                let waited = ContinuousClock.now - start
                guard waited < wait else { throw LockBusy(path: path, waited: waited) }
                // Random, so that those who wait do not keep step.
                try await Task.sleep(for: pause * Double.random(in: 0.5...1.5))
                pause = min(pause * 2, .milliseconds(4))
            }
            // Somebody may have removed the file while we waited for it.
            let held = try file.status()
            var named = stat()
            if unsafe stat(path, &named) == 0, named.st_ino == held.st_ino,
                named.st_dev == held.st_dev
            {
                return FileLock(file)
            }
        }
    }

    private static func open(_ path: String) throws -> OpenFile {
        do {
            return try OpenFile(path, O_RDWR | O_NOFOLLOW)
        } catch {
            switch error.code {
            // Made by another user: reading is enough for the lock.
            case EACCES: return try OpenFile(path, O_RDONLY | O_NOFOLLOW)
            case ENOENT:
                try DurableFile.createFolder(DurableFile.folder(of: path), sharing: true)
                let file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW)
                try DurableFile.sync(folder: DurableFile.folder(of: path))
                return file
            default: throw error
            }
        }
    }
}
