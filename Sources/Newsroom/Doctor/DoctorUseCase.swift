internal import Archive
internal import Editorial
internal import FoundationEssentials
internal import Git

extension Shift {
    /// Looks for what is not as it should be; changes nothing.
    package func examine() async throws -> [Ailment] {
        var examination = Examination(blog)
        try await examination.run()
        return examination.ailments
    }

    /// Mends what can be mended, one thing after the other.
    ///
    /// - Parameters:
    ///   - announce: is told each thing before it is done.
    ///   - failed: is told what could not be mended; the others are all the same.
    package func repair(
        _ ailments: [Ailment], announce: (Ailment) throws -> Void,
        failed: (Ailment, any Error) throws -> Void
    ) async throws {
        for ailment in ailments {
            guard let remedy = ailment.remedy else { continue }
            try announce(ailment)
            do {
                try await apply(remedy)
            } catch {
                try failed(ailment, error)
            }
        }
    }

    private func apply(_ remedy: Ailment.Remedy) async throws {
        let git = blog.git
        switch remedy {
        case .remove(let path):
            try await git.withLock { try DurableFile.remove(path) }
        case .finishAct:
            _ = try await git.withLock { try await blog.finishInterrupted() }
        case .rebuildIndex:
            try await git.withLock {
                try DurableFile.remove(git.gitDirectory + "/index")
                try await run(["reset", "--mixed", "--quiet"])
            }
        case .bringUp(let paths):
            try await git.withLock {
                let tree = try git.commit(blog.tip().commit).tree
                let there = try paths.filter { try git.entry(at: $0, in: tree) != nil }
                let gone = paths.filter { !there.contains($0) }
                for paths in [there, gone] where !paths.isEmpty {
                    let verb =
                        paths == there
                        ? ["checkout", "--quiet", "main"] : ["rm", "--quiet", "--force"]
                    try await run(["--literal-pathspecs"] + verb + ["--"] + paths)
                }
            }
        case .repack:
            try await run(["repack", "-d", "-l", "--geometric=2", "--quiet"])
        }
    }

    private func run(_ arguments: [String]) async throws {
        let answer = try await blog.git.runGit(arguments, input: [])
        guard answer.status == 0 else {
            throw GitError(
                operation: "run git \(arguments.first ?? "")",
                message: String(decoding: answer.errors.prefix(1000), as: UTF8.self),
                code: answer.status)
        }
    }
}
