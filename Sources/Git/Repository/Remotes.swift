internal import CLibgit2

/// One ref that is to be moved in another repository.
package struct RefPush: Sendable {
    package let name: String
    /// What it is there now; nil: nothing.
    package let expected: ObjectID?
    /// What it is to be; nil: nothing.
    package let new: ObjectID?

    package init(name: String, expected: ObjectID?, new: ObjectID?) {
        self.name = name
        self.expected = expected
        self.new = new
    }
}

/// How a push ended.
package enum PushOutcome: Sendable {
    case done
    /// Nothing was changed there: somebody else pushed first, or is pushing; what git said.
    case overtaken(String)
}

extension Repository {
    /// A remote that does not answer for so many seconds is given up.
    private static let patience = 60

    /// The names of the remotes, sorted.
    package func remotes() throws -> [String] {
        var list = unsafe git_strarray()
        try unsafe check(git_remote_list(&list, handle), "list the remotes")
        defer { unsafe git_strarray_dispose(&list) }
        var names: [String] = []
        for index in unsafe 0..<list.count {
            guard let name = unsafe list.strings[index] else { continue }
            unsafe names.append(String(cString: name))
        }
        return names.sorted()
    }

    /// Brings branches of a remote to `refs/remotes/NAME/`, and its refs under `prefixes` of `refs/` to
    /// `refs/remotes/NAME/` followed by the same prefix; what is gone there goes here.
    ///
    /// What comes is checked as `git fsck` does, and is on the disk when this returns. Throws `GitError` with
    /// what git said.
    package func fetch(from remote: String, _ prefixes: [String]) async throws {
        let specs =
            ["+refs/heads/*:refs/remotes/\(remote)/*"]
            + prefixes.map { "+refs/\($0)*:refs/remotes/\(remote)/\($0)*" }
        let start = ContinuousClock.now
        while true {
            let answer = try await runGit(
                Self.network + [
                    "-c", "core.fsync=all", "fetch", "--quiet", "--prune", "--no-tags",
                    "--no-auto-maintenance", "--no-recurse-submodules", "--no-write-fetch-head",
                    "--end-of-options", remote,
                ] + specs, input: [])
            if answer.status == 0 { return }
            // Git holds a lock of a ref for moments; one that stays has lost its owner.
            guard ContinuousClock.now - start < .seconds(15),
                try await removeStaleLock(of: remote, namedIn: Self.text(answer))
            else { throw Self.failure("fetch from \(remote)", answer) }
        }
    }

    /// Removes the lock of a remote-tracking ref that git stumbled over, waiting until it is old enough to be
    /// known for one that a killed git left; false if git speaks of none.
    private func removeStaleLock(of remote: String, namedIn text: String) async throws -> Bool {
        let place = "\(commonDirectory)/"
        for path in text.split(separator: "'") where path.hasSuffix(".lock") {
            guard let start = path.firstRange(of: "refs/remotes/\(remote)/")?.lowerBound else {
                continue
            }
            let name = String(path[start...].dropLast(".lock".count))
            guard !name.contains(".."), DurableFile.exists("\(place)\(name).lock") else { continue }
            if try !removeStaleLock(of: name) { try await Task.sleep(for: .milliseconds(500)) }
            return true
        }
        return false
    }

    /// Moves refs in a remote, all of them or none, each only from where it was last seen there.
    ///
    /// A branch moves forward only. Throws `GitError` with what git said when the remote refuses.
    package func push(to remote: String, _ refs: [RefPush]) async throws -> PushOutcome {
        guard !refs.isEmpty else { return .done }
        let others = refs.filter { !$0.name.hasPrefix("refs/heads/") }
        let leases = others.map { "--force-with-lease=\($0.name):\($0.expected?.hex ?? "")" }
        let specs = refs.map { "\($0.new?.hex ?? ""):\($0.name)" }
        func attempt(_ options: [String]) async throws -> GitAnswer {
            try await runGit(
                Self.network + ["push", "--porcelain", "--no-verify", "--no-follow-tags"]
                    + options + leases + ["--end-of-options", remote] + specs, input: [])
        }
        var answer = try await attempt(["--atomic"])
        if answer.status != 0, Self.text(answer).contains("does not support --atomic") {
            answer = try await attempt([])
        }
        guard answer.status != 0 else { return .done }
        let text = Self.text(answer)
        let races = [
            "(stale info)", "(fetch first)", "(non-fast-forward)", "cannot lock ref",
            "failed to update ref", "remote ref updated since checkout", "reference already exists",
        ]
        guard races.contains(where: text.contains) else {
            throw Self.failure("push to \(remote)", answer)
        }
        return .overtaken(Self.cause(answer))
    }

    private static let network = [
        "-c", "http.lowSpeedLimit=100", "-c", "http.lowSpeedTime=\(patience)",
    ]

    private static func text(_ answer: GitAnswer) -> String {
        String(decoding: answer.output + answer.errors, as: UTF8.self)
    }

    /// What git said last, which names the cause; its advice is left out.
    private static func failure(_ operation: String, _ answer: GitAnswer) -> GitError {
        GitError(operation: operation, message: cause(answer), code: answer.status)
    }

    private static func cause(_ answer: GitAnswer) -> String {
        let lines = text(answer).split(separator: "\n").filter {
            !$0.hasPrefix("hint:") && !$0.hasPrefix("To ") && !$0.hasPrefix("Done")
        }
        let cause =
            lines.first { $0.hasPrefix("fatal:") }
            ?? lines.first { $0.hasPrefix("!") && !$0.contains("atomic push failed") }
            ?? lines.first { $0.hasPrefix("error:") } ?? lines.last ?? "git gave no reason"
        return String(cause.drop { $0 == "!" || $0 == "\t" }.prefix(400))
    }
}
