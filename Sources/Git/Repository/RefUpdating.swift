import CLibgit2
import Glibc
internal import Synchronization

/// How moving a ref ended.
package enum RefUpdate: Sendable {
    /// It moved, and is on the disk.
    case moved
    /// It moved, yet an error came with it, such as a failed last sync: tell somebody.
    case movedDespite(GitError)
}

extension Repository {
    /// The age from which a lock file of a ref has no living owner, in seconds: git and libgit2 hold
    /// one for milliseconds, and everybody else of ours waits for `withLock`.
    private static let staleLockAge = 5

    /// Moves a ref from where the caller saw it to a new commit, or creates it (`expecting` nil).
    ///
    /// Throws `RefConflict` when somebody else moved it first, `LockBusy` when git holds its lock file for
    /// longer than ten seconds, and `GitError` when it did not move. Only inside `withLock`: a lock file
    /// older than five seconds, left by a process that was killed, is removed there.
    package func updateReference(
        _ name: String, to id: ObjectID, expecting: ObjectID?, message: String
    ) throws -> RefUpdate {
        let operation = "move the ref \(Signature.quoted(name)) to \(id)"
        try requireLock(to: operation)
        let start = ContinuousClock.now
        while true {
            let code = swap(name, to: id, expecting: expecting, message: message)
            guard code < 0 else { return .moved }
            let error = lastError(code, operation)
            // "Failed" may be "done": the last sync of a folder can fail after the rename.
            let found: ObjectID?
            do {
                found = try reference(name)
            } catch let second as GitError {
                throw GitError(
                    operation: operation,
                    message: "\(error.message); then it could not be read (\(second.message)). It "
                        + "may have moved or not: look with git rev-parse \(name).", code: code)
            }
            if found == id, id != expecting { return .movedDespite(error) }
            guard found == expecting else {
                throw RefConflict(name: name, expected: expecting, found: found)
            }
            guard code == GIT_ELOCKED.rawValue else { throw error }
            let waited = ContinuousClock.now - start
            guard waited < .seconds(10) else {
                throw LockBusy(path: "\(commonDirectory)/\(name).lock", waited: waited)
            }
            if try !removeStaleLock(of: name) { usleep(20_000) }
        }
    }

    private func swap(
        _ name: String, to id: ObjectID, expecting: ObjectID?, message: String
    ) -> Int32 {
        var made: OpaquePointer?
        defer { unsafe git_reference_free(made) }
        var target = id.oid
        guard let expecting else {
            return unsafe git_reference_create_matching(
                &made, handle, name, &target, 0, nil, message)
        }
        var current = expecting.oid
        return unsafe git_reference_create_matching(
            &made, handle, name, &target, 1, &current, message)
    }

    /// Removes the lock file of a ref if it is old enough to have no owner, and notes it.
    func removeStaleLock(of name: String, age: Int = staleLockAge) throws -> Bool {
        let path = "\(commonDirectory)/\(name).lock"
        var status = stat()
        var now = timespec()
        guard unsafe lstat(path, &status) == 0, unsafe clock_gettime(CLOCK_REALTIME, &now) == 0
        else {
            return true
        }
        guard abs(now.tv_sec - status.st_mtim.tv_sec) > age else { return false }
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw FileError.last("remove", path)
        }
        Self.mended.withLock { $0 }?("removed \(path), left behind by a process that was stopped")
        return true
    }
}
