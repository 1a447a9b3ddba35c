import Glibc

/// An advisory lock (`flock`) on a folder itself, let go at the end of its life or of the process. It
/// leaves nothing in the folder, and is one on what the path names when it is taken.
package final class FolderLock {
    /// Nil where the file system has no such locks: then nothing is kept out.
    private let file: OpenFile?
    /// Microseconds between two looks at a lock that somebody has.
    private static let pause: useconds_t = 20_000

    /// Takes the lock, which other processes and other holders in this one may have; this thread sleeps
    /// meanwhile. Throws `LockBusy` after `wait`, or `FileError` if there is no such folder.
    package init(_ folder: String, wait: Duration = .seconds(60)) throws {
        let start = ContinuousClock.now
        var file: OpenFile?
        repeat {
            file = try Self.locked(folder, from: start, wait: wait)
            // Whoever had the lock may have put another folder there meanwhile.
        } while try file.map { try !$0.isStill(at: folder) } ?? false
        self.file = file
    }

    /// What is at the path now, once nobody else has it; nil where there are no such locks.
    private static func locked(
        _ folder: String, from start: ContinuousClock.Instant, wait: Duration
    ) throws -> OpenFile? {
        let file = try OpenFile(folder, O_RDONLY | O_DIRECTORY)
        do {
            while try !file.tryLock() {
                let waited = ContinuousClock.now - start
                guard waited < wait else { throw LockBusy(path: folder, waited: waited) }
                usleep(pause)
            }
        } catch is FileError {
            return nil
        }
        return file
    }

    // A child process between its start and its exec has the descriptor too, and would hold the lock.
    deinit { file?.unlock() }
}
