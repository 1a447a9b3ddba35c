import Foundation
import Git
import Subprocess
import Testing

/// A repository in a temporary folder, and the real git for a second opinion on it.
final class Scratch {
    /// The work tree, or the repository when bare.
    let path: String
    let repository: Repository

    /// The signature of all commits here, at a fixed time.
    let author: Signature

    init(bare: Bool = false) throws {
        _ = Self.isolated
        path = NSTemporaryDirectory() + "lb-git-" + UUID().uuidString
        repository = try Repository.create(at: path, bare: bare)
        author = try Signature(
            name: "Ada Reporter", email: "ada@example.org", seconds: 1_455_091_200,
            offsetMinutes: 60)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private static let isolated: Void = Library.ignoreUserConfiguration()

    /// What git printed, and how it ended.
    struct Answer {
        let status: Int32
        let output: String
        let errors: String
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Runs the real git, with nobody's configuration.
    func tryGit(_ arguments: [String], input: String = "") async throws -> Answer {
        let result = try await Subprocess.run(
            .name("git"), arguments: Arguments(["-C", path] + arguments),
            environment: .inherit.updating([
                "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
                "GIT_AUTHOR_NAME": "Plain Git", "GIT_AUTHOR_EMAIL": "plain@example.org",
                "GIT_COMMITTER_NAME": "Plain Git", "GIT_COMMITTER_EMAIL": "plain@example.org",
                "GIT_DIR": nil, "GIT_INDEX_FILE": nil, "GIT_WORK_TREE": nil,
            ]),
            input: .array(Array(input.utf8)), output: .bytes(limit: 64 << 20),
            error: .bytes(limit: 1 << 20))
        let status: Int32 =
            if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return Answer(
            status: status, output: String(decoding: result.standardOutput, as: UTF8.self),
            errors: String(decoding: result.standardError, as: UTF8.self))
    }

    /// Runs the real git, which must succeed, and gives what it printed without the last newline.
    @discardableResult
    func git(_ arguments: String..., input: String = "") async throws -> String {
        let answer = try await tryGit(arguments, input: input)
        try #require(answer.status == 0, "git \(arguments): \(answer.errors)\(answer.output)")
        return answer.output.hasSuffix("\n") ? String(answer.output.dropLast()) : answer.output
    }

    /// Runs another program in the folder, which must succeed.
    func run(_ program: String, _ arguments: String...) async throws {
        let result = try await Subprocess.run(
            .name("env"), arguments: Arguments(["-C", path, program] + arguments),
            output: .discarded)
        try #require(result.terminationStatus.isSuccess, "\(program) \(arguments)")
    }

    /// Everything that `git fsck --strict` complains of.
    func complaints() async throws -> String {
        let answer = try await tryGit(["fsck", "--strict", "--no-dangling", "--no-progress"])
        let lines = (answer.errors + answer.output).split(separator: "\n")
            .filter { !$0.hasPrefix("notice:") }
        return answer.status == 0 ? lines.joined(separator: "\n") : answer.errors + answer.output
    }

    /// What `git status` says, one path a line; empty when clean.
    func status() async throws -> String {
        try await git("status", "--porcelain", "--untracked-files=all")
    }

    /// Writes a file of the work tree, with folders at need.
    func write(_ text: String, to file: String) throws {
        let url = URL(fileURLWithPath: path + "/" + file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// The text of a file of the work tree; nil when there is none.
    func read(_ file: String) -> String? {
        FileManager.default.contents(atPath: path + "/" + file).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The tree that some files make; nil text removes one from `base`.
    func tree(_ files: [String: String?], base: ObjectID? = nil) throws -> ObjectID {
        try repository.writeTree(
            base: base,
            changes: files.mapValues { text in
                try text.map { .file(try repository.writeBlob(Array($0.utf8))) } ?? .remove
            })
    }

    /// Publishes files on main the way the program does, and gives the paths that were left alone.
    @discardableResult
    func publish(
        _ files: [String: String?], message: String = "publish", splitFrom: Int = 4096,
        mostChanges: Int = 512
    ) async throws -> [String] {
        let checkout = try #require(
            Checkout(repository, splitFrom: splitFrom, mostChanges: mostChanges))
        return try await repository.withLock {
            let tip = try repository.reference("refs/heads/main")
            let old = try tip.map { try repository.commit($0).tree }
            let new = try tree(files, base: old)
            _ = try repository.updateReference(
                "refs/heads/main",
                to: repository.writeCommit(
                    tree: new, parents: tip.map { [$0] } ?? [], author: author, committer: author,
                    message: message), expecting: tip, message: message)
            return try checkout.update(files.keys.sorted(), from: old, to: new)
        }
    }
}
