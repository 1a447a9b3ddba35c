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

    var isBranch: Bool { name.hasPrefix("refs/heads/") }
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

    /// Brings refs of a remote here; what is gone there goes here.
    ///
    /// What comes is checked as `git fsck` does, and is on the disk when this returns. Throws `GitError` with
    /// what git said.
    ///
    /// - Parameter places: where refs that begin so are there, and where here.
    package func fetch(
        from remote: String, _ places: [(there: String, here: String)]
    ) async throws {
        guard try !isPartial(remote) else {
            throw GitError(
                operation: "fetch from \(remote)",
                message:
                    "this clone has only a part of the history; `git fetch --unshallow`, or a clone "
                    + "without --depth and --filter, brings the rest", code: -1)
        }
        let specs = places.map { "+\($0.there)*:\($0.here)*" }
        let start = ContinuousClock.now
        while true {
            let answer = try await runGit(
                Self.network + [
                    "-c", "core.fsync=all", "fetch", "--quiet", "--prune", "--no-tags",
                    "--no-auto-maintenance", "--no-recurse-submodules", "--no-write-fetch-head",
                    "--end-of-options", remote,
                ] + specs, input: [])
            if answer.status == 0 { return }
            let isInTime = ContinuousClock.now - start < .seconds(15)
            if isInTime, Self.text(answer).contains(" but expected ") {
                // Another fetch of this clone was quicker.
                try await Task.sleep(for: .milliseconds(Int.random(in: 20...200)))
                continue
            }
            // Git holds a lock of a ref for moments; one that stays has lost its owner.
            guard isInTime,
                try await removeStaleLock(ofRemote: remote, namedIn: Self.text(answer))
            else { throw Self.failure("fetch from \(remote)", answer) }
        }
    }

    /// How many refs go in one push: a command line has an end, and git compares each with each.
    private static let mostAtOnce = 200

    /// Moves refs in a remote, each only from where it was last seen there: all of them or none, unless they
    /// are hundreds; then what is new is there first, and nothing goes before everything else is there.
    ///
    /// A branch moves forward only, unless history is rewritten on purpose. Throws `GitError` with what git said
    /// when the remote refuses.
    package func push(
        to remote: String, _ refs: [RefPush], rewriting: Bool = false
    ) async throws -> PushOutcome {
        guard refs.count > Self.mostAtOnce else {
            return try await pushAtOnce(to: remote, refs, rewriting)
        }
        let new = refs.filter { $0.expected == nil && !$0.isBranch }
        let moved = refs.filter { $0.new != nil && ($0.expected != nil || $0.isBranch) }
        let gone = refs.filter { $0.new == nil }
        for kind in [new, moved, gone] {
            for start in stride(from: 0, to: kind.count, by: Self.mostAtOnce) {
                let part = kind[start..<min(start + Self.mostAtOnce, kind.count)]
                if case .overtaken(let why) = try await pushAtOnce(
                    to: remote, Array(part), rewriting)
                {
                    return .overtaken(why)
                }
            }
        }
        return .done
    }

    private func pushAtOnce(
        to remote: String, _ refs: [RefPush], _ rewriting: Bool
    ) async throws -> PushOutcome {
        guard !refs.isEmpty else { return .done }
        func attempt(_ refs: [RefPush], _ options: [String]) async throws -> GitAnswer {
            let others = rewriting ? refs : refs.filter { !$0.isBranch }
            let leases = others.map { "--force-with-lease=\($0.name):\($0.expected?.hex ?? "")" }
            let specs = refs.map { "\($0.new?.hex ?? ""):\($0.name)" }
            guard !refs.isEmpty else { return GitAnswer(status: 0, output: [], errors: []) }
            return try await runGit(
                // A mirror takes all refs or none by itself.
                Self.network + ["-c", "remote.\(remote).mirror=false"] + [
                    "push", "--porcelain", "--no-verify", "--no-follow-tags",
                ]
                    + options + leases + ["--end-of-options", remote] + specs, input: [])
        }
        var answer = try await attempt(refs, ["--atomic"])
        if answer.status != 0, Self.text(answer).contains("does not support --atomic") {
            // What is published first, and nothing is taken away before everything else is there.
            let (heads, others) = (refs.filter(\.isBranch), refs.filter { !$0.isBranch })
            for step in [heads, others.filter { $0.new != nil }, others.filter { $0.new == nil }] {
                answer = try await attempt(step, [])
                if answer.status != 0 { break }
            }
        }
        guard answer.status != 0 else { return .done }
        let refusal = PushRefusal(output: answer.output, errors: answer.errors)
        guard refusal.isRace else {
            throw GitError(
                operation: "push to \(remote)",
                message: refusal.description.isEmpty ? Self.cause(answer) : refusal.description,
                code: answer.status)
        }
        try await removeStaleLock(inRemote: remote, namedIn: Self.text(answer))
        return .overtaken(refusal.description)
    }

    /// Whether history ends somewhere in this clone, or is fetched from the remote only as it is looked at.
    private func isPartial(_ remote: String) throws -> Bool {
        try DurableFile.exists("\(commonDirectory)/shallow")
            || configuration("remote.\(remote).promisor") == "true"
    }

    private static let network = [
        "-c", "http.lowSpeedLimit=100", "-c", "http.lowSpeedTime=\(patience)",
    ]

    private static func text(_ answer: GitAnswer) -> String {
        String(decoding: answer.output + answer.errors, as: UTF8.self)
    }

    /// What git said of the cause; its advice is left out.
    private static func failure(_ operation: String, _ answer: GitAnswer) -> GitError {
        GitError(operation: operation, message: cause(answer), code: answer.status)
    }

    private static func cause(_ answer: GitAnswer) -> String {
        let lines = text(answer).split(whereSeparator: \.isNewline).filter {
            !$0.hasPrefix("hint:") && !$0.allSatisfy(\.isWhitespace)
        }
        // What ssh or a server says comes before git's own "fatal".
        var cause = lines.prefix(2).joined(separator: "; ")
        while cause.last == "." { cause.removeLast() }
        return cause.isEmpty ? "git gave no reason" : String(cause.prefix(400))
    }
}
