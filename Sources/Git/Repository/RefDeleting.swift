extension Repository {
    /// How long a lock of somebody else is waited for: that of a ref, and that of the packed refs.
    private static let patience = (ref: Duration.seconds(10), packed: Duration.seconds(25))

    /// Deletes refs, all or none, each only if it is where the caller saw it.
    ///
    /// It is done by `git update-ref`: libgit2 loses other refs when git packs them at the same time. Throws
    /// `RefConflict` when one was moved or is gone, and `GitError` when git refuses. Inside `withLock`
    /// the lock file of a ref is waited for, up to ten seconds, and removed once it is stale.
    ///
    /// - Parameters:
    ///   - waitsForPacking: whether the lock of the packed refs is waited for as well, up to 25 seconds.
    ///   - meanwhile: done while git is at it, and also when git refuses.
    package func deleteReferences(
        _ refs: [(name: String, expected: ObjectID)], waitsForPacking: Bool = false,
        meanwhile: () -> Void = {}
    ) async throws {
        guard !refs.isEmpty else { return meanwhile() }
        let run: GitRun
        do {
            run = try prepareDeletion(of: refs)
        } catch {
            meanwhile()
            throw error
        }
        async let running = run.answer()
        meanwhile()
        var answer = try await running
        let start = ContinuousClock.now
        while answer.status != 0 {
            for (name, expected) in refs {
                let found = try reference(name)
                guard found == expected else {
                    throw RefConflict(name: name, expected: expected, found: found)
                }
            }
            let waited = ContinuousClock.now - start
            let isWaiting =
                waited < Self.patience.ref && refs.contains { hasLock($0.name) }
                || waitsForPacking && waited < Self.patience.packed && hasLock("packed-refs")
            guard isLocked, isWaiting else { throw refusal(of: refs.count, answer) }
            try await Task.sleep(for: .milliseconds(200))
            answer = try await prepareDeletion(of: refs).answer()
        }
        for folder in Set(refs.map { DurableFile.folder(of: "\(commonDirectory)/\($0.name)") }) {
            try syncNearest(folder)
        }
        try DurableFile.sync(folder: commonDirectory)
    }

    private func hasLock(_ name: String) -> Bool {
        DurableFile.exists("\(commonDirectory)/\(name).lock")
    }

    /// What git said, but for its advice in the lines below.
    private func refusal(of count: Int, _ answer: GitAnswer) -> GitError {
        let said = String(decoding: answer.errors, as: UTF8.self).split(separator: "\n").first
        return GitError(
            operation: "delete \(count) refs",
            message: said.map { String($0.trimmingPrefix("fatal: ")) }
                ?? "git was stopped (\(answer.status)).",
            code: answer.status)
    }

    /// Removes stale locks of the refs, and says what git is to do.
    private func prepareDeletion(
        of refs: [(name: String, expected: ObjectID)]
    ) throws -> GitRun {
        for (name, _) in refs {
            guard try isReferenceName(name) else {
                throw GitError(
                    operation: "delete the ref \(Signature.quoted(name))",
                    message: "this is no name for a ref.", code: -12)
            }
            if isLocked { _ = try removeStaleLock(of: name) }
        }
        // Git holds it for moments; plain git beside us may, so it has to be much older than a ref's.
        if isLocked { _ = try removeStaleLock(of: "packed-refs", age: 20) }
        let orders = refs.map { "delete \($0.name)\0\($0.expected)\0" }.joined()
        return gitRun(
            ["update-ref", "--no-deref", "-z", "--stdin"], input: Array(orders.utf8))
    }

    /// Syncs a folder, or the nearest above it that is still there: git removes empty ones.
    private func syncNearest(_ folder: String) throws {
        do {
            try DurableFile.sync(folder: folder)
        } catch {
            guard error.isMissing, folder != commonDirectory else { throw error }
            try syncNearest(DurableFile.folder(of: folder))
        }
    }
}
