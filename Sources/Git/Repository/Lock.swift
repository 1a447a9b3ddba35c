extension Repository {
    /// The file that `withLock` locks.
    package var lockPath: String { commonDirectory + "/lb/lock" }

    /// Whether `withLock` of this object is running.
    package var isLocked: Bool { lock != nil }

    /// Runs `body` while no other process, and no other object of this one, does the same.
    ///
    /// It goes around read tip, write, move the ref, update the checkout. It holds other users of this
    /// function off; plain git beside us only meets the compare-and-swap. Throws `LockBusy` after
    /// `wait`, and `GitError` inside itself.
    package func withLock<T>(
        wait: Duration = .seconds(10), _ body: () async throws -> T
    ) async throws -> T {
        guard lock == nil else {
            throw GitError(
                operation: "lock the repository",
                message: "it is locked already by this same act; this is a fault of the program.")
        }
        lock = try await FileLock.take(lockPath, wait: wait)
        defer { lock = nil }
        return try await body()
    }

    /// Throws `GitError` outside `withLock`.
    func requireLock(to operation: @autoclosure () -> String) throws(GitError) {
        guard lock == nil else { return }
        throw GitError(
            operation: operation(),
            message: "the repository is not locked; this is a fault of the program.")
    }
}
