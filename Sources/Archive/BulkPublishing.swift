internal import Editorial
internal import Git

/// One of many commits that go onto `main` at a stroke.
package struct BulkCommit: Sendable {
    package var who: Committer
    package var message: String
    /// Files to put into the tree, by path; nil removes one.
    package var files: [(path: String, bytes: [UInt8]?)]

    package init(
        who: Committer, message: String, files: [(path: String, bytes: [UInt8]?)]
    ) {
        self.who = who
        self.message = message
        self.files = files
    }
}

/// Many commits that go onto `main` at a stroke.
package struct BulkRun: Sendable {
    package var commits: [BulkCommit] = []
    /// Comes last, changes nothing, and is signed as acts are: the commits before it are not.
    package var closing: (who: Committer, message: String)?

    package init() {}
}

extension BlogRepository {
    /// Commits of one run of `git fast-import`.
    private static let commitsAtOnce = 5000
    /// Paths from which on `git` itself brings up the working files, which syncs none of them singly.
    private static let pathsAtOnce = 64

    /// Publishes many commits, all of them or none, through `git fast-import`.
    ///
    /// Under the lock, `prepare` gets the tip that they will stand on; nothing comes of an empty list.
    /// `progress` hears how many are written.
    ///
    /// - Throws: `ArchiveError` of kind `conflict` if plain git moved `main` meanwhile; then nothing
    ///   is changed, nor is it when `git` fails.
    package func publishInBulk(
        _ prepare: (Tip) async throws -> BulkRun, progress: (Int, Int) -> Void
    ) async throws -> Publication? {
        try await git.withLock {
            try await finishInterrupted()
            let tip = try tip()
            let run = try await prepare(tip)
            let commits = run.commits
            guard !commits.isEmpty else { return nil }
            var last = tip.commit
            for start in stride(from: 0, to: commits.count, by: Self.commitsAtOnce) {
                let part = commits[start..<min(start + Self.commitsAtOnce, commits.count)]
                last = try await fastImport(part, after: last)
                progress(start + part.count, commits.count)
            }
            try DurableFile.sync(folder: git.commonDirectory + "/objects/pack")
            if let closing = run.closing { last = try await write(closing, after: last) }
            return try await moveInBulk(
                from: tip, to: last, paths: Set(commits.flatMap { $0.files.map(\.path) }).sorted())
        }
    }

    private func write(
        _ closing: (who: Committer, message: String), after last: ObjectID
    ) async throws -> ObjectID {
        try await git.together {
            try await git.writeAct(
                tree: git.commit(last).tree, parents: [last], author: closing.who.author,
                committer: closing.who.committer, message: closing.message)
        }
    }

    /// Moves `main` over many commits, and the working files with it; under the lock.
    func moveInBulk(
        from tip: Tip, to commit: ObjectID, paths: [String], message: String = "import"
    ) async throws -> Publication {
        let left = try leftOpen()
        var journal = Journal(
            before: left.flatMap { $0.paths.isEmpty ? nil : $0.before } ?? tip.commit,
            after: commit, paths: Array(Set(paths).union(left?.paths ?? [])).sorted(),
            pending: left?.pending ?? [])
        try writeJournal(journal)
        let moved: Written
        do {
            moved = try move(BlogRef.main, from: tip.commit, to: commit, message: message)
        } catch {
            if let left { try writeJournal(left) } else { try removeJournal() }
            guard error is RefConflict else { throw error }
            throw ArchiveError(
                .conflict, "main moved meanwhile",
                "Nothing was changed. Try again.")
        }
        do {
            if paths.count > Self.pathsAtOnce, left == nil, Checkout(git) != nil {
                let answer = try await git.runGit(
                    [
                        "-c", "core.autocrlf=false", "-c", "checkout.workers=0", "read-tree", "-m",
                        "-u", tip.commit.hex,
                        commit.hex,
                    ], input: [])
                // Where somebody changed files by hand git does nothing, and we go file by file.
                if answer.status == 0 { journal.paths = [] }
            }
            let finish = try await finish(journal)
            return Publication(
                written: moved, kept: finish.kept, trouble: finish.trouble,
                postponed: finish.postponed)
        } catch {
            return Publication(written: moved, kept: [], trouble: error, postponed: nil)
        }
    }

    /// Writes commits after `parent` into a pack, moving no ref, and gives the last one.
    private func fastImport(
        _ commits: ArraySlice<BulkCommit>, after parent: ObjectID
    ) async throws -> ObjectID {
        // A branch that is reset in the end is never written.
        let branch = "refs/lb/importing"
        var input: [UInt8] = []
        for (index, commit) in commits.enumerated() {
            input += "commit \(branch)\nmark :\(index + 1)\n".utf8
            input += "author \(Self.text(commit.who.author))\n".utf8
            input += "committer \(Self.text(commit.who.committer))\n".utf8
            Self.append(Array(commit.message.utf8), to: &input)
            if index == 0 { input += "from \(parent.hex)\n".utf8 }
            for (path, bytes) in commit.files {
                guard let bytes else {
                    input += "D \(path)\n".utf8
                    continue
                }
                input += "M 100644 inline \(path)\n".utf8
                Self.append(bytes, to: &input)
            }
        }
        input += "get-mark :\(commits.count)\nreset \(branch)\ndone\n".utf8
        let answer = try await git.runGit(
            [
                "-c", "core.fsync=all", "-c", "fastimport.unpackLimit=1", "fast-import", "--quiet",
                "--done", "--date-format=raw",
            ], input: input)
        let output = String(decoding: answer.output, as: UTF8.self)
        guard answer.status == 0, let id = ObjectID(hex: SafeText.line(output)) else {
            throw GitError(
                operation: "write \(commits.count) commits",
                message: String(decoding: answer.errors.prefix(2000), as: UTF8.self),
                code: answer.status)
        }
        return id
    }

    private static func append(_ data: [UInt8], to input: inout [UInt8]) {
        input += "data \(data.count)\n".utf8
        input += data
        input.append(0x0A)
    }

    private static func text(_ signature: Signature) -> String {
        "\(signature.name) <\(signature.email)> \(signature.seconds) +0000"
    }
}
