internal import Archive
internal import Editorial
internal import FoundationEssentials
internal import Git

extension Shift {
    /// Looks for what is not as it should be; changes nothing.
    package func examine() async throws -> [Ailment] {
        var examination = Examination(blog, redactionTroubles: redactionViolations)
        try await examination.run()
        return examination.ailments
    }

    /// Mends what can be mended, one thing after the other.
    ///
    /// - Parameters:
    ///   - announce: is told each thing before it is done.
    ///   - rescued: is told where the content of a file is kept that was not yet anywhere else.
    ///   - failed: is told what could not be mended; the others are all the same.
    package func repair(
        _ ailments: [Ailment], announce: (Ailment) throws -> Void,
        rescued: (_ path: String, _ kept: String) throws -> Void = { _, _ in },
        failed: (Ailment, any Error) throws -> Void
    ) async throws {
        for ailment in ailments {
            guard let remedy = ailment.remedy else { continue }
            try announce(ailment)
            do {
                try await apply(remedy, rescued)
            } catch {
                try failed(ailment, error)
            }
        }
    }

    private func apply(
        _ remedy: Ailment.Remedy, _ rescued: (_ path: String, _ kept: String) throws -> Void
    ) async throws {
        let git = blog.git
        switch remedy {
        case .remove(let path):
            try await git.withLock { try DurableFile.remove(path) }
        case .removeSpareSite(let holder):
            try blog.removeAbandonedSite(holder)
        case .finishAct:
            try await git.withLock {
                // Acts let it rest where its old text cannot be removed now; here that is what was asked for.
                if let trouble = try await blog.finishRedaction()?.redaction.trouble {
                    throw GitError(operation: "remove the old text", message: trouble)
                }
                try await blog.finishInterrupted()
            }
        case .rebuildIndex:
            try await git.withLock {
                try DurableFile.remove(git.gitDirectory + "/index")
                try await run(["reset", "--mixed", "--quiet"])
            }
        case .bringUp(let paths):
            try await git.withLock {
                for file in try await rescue(paths) { try rescued(file.path, file.kept) }
                let tree = try git.commit(blog.tip().commit).tree
                let there = try paths.filter { try git.entry(at: $0, in: tree) != nil }
                let gone = paths.filter { !there.contains($0) }
                try await run(["checkout", "--quiet", "main"], on: there)
                try await run(["rm", "--quiet", "--force", "--ignore-unmatch"], on: gone)
            }
        case .restage(let paths):
            try await git.withLock { try await run(["reset", "--quiet", "main"], on: paths) }
        case .rebuildGraph:
            try await git.withLock {
                let info = git.commonDirectory + "/objects/info/"
                try DurableFile.remove(info + "commit-graph")
                CacheFile.removeFolder(info + "commit-graphs")
                try DurableFile.remove(git.commonDirectory + "/objects/pack/multi-pack-index")
                try await run(["commit-graph", "write", "--reachable"])
            }
        case .forget:
            if let trouble = try await blog.forgetRedacted() {
                throw GitError(operation: "remove the old objects", message: trouble)
            }
        case .restore(let paths):
            try await restore(paths)
        case .repack:
            try await run(["repack", "-d", "-l", "--geometric=2", "--quiet"])
        }
    }

    /// Runs git on files of the work tree, however many; nothing where there are none.
    private func run(_ arguments: [String], on paths: [String]) async throws {
        guard !paths.isEmpty else { return }
        try await run(
            ["--literal-pathspecs"] + arguments + [
                "--pathspec-from-file=-", "--pathspec-file-nul",
            ],
            input: paths.joined(separator: "\0"))
    }

    private func run(_ arguments: [String], input: String = "") async throws {
        let answer = try await blog.git.runGit(arguments, input: Array(input.utf8))
        guard answer.status == 0 else {
            throw GitError(
                operation: "run git \(arguments.first { !$0.hasPrefix("-") } ?? "")",
                message: String(decoding: answer.errors.prefix(1000), as: UTF8.self),
                code: answer.status)
        }
    }
}
