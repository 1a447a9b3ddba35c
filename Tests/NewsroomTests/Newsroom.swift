import Archive
import Editorial
import Export
import Foundation
import Git
import Newsroom
import Testing

/// Checks that find nothing.
private struct NoChecks: CheckDesk {
    func check(_ request: CheckRequest) async -> CheckResult { CheckResult() }
}

/// A new blog in a temporary folder, with one editor who manages it and a fixed clock.
final class Newsroom {
    let path: String
    let shift: Shift

    /// - Parameter settings: of the blog; a plain one without them.
    init(_ settings: Blog? = nil) async throws {
        _ = Self.isolated
        path = NSTemporaryDirectory() + "lb-newsroom-" + UUID().uuidString
        let machine = Shift.GitIdentity(name: "Sam Okoro", email: "sam@ledger.example")
        let clock = Shift.Clock { Instant(seconds: 1_930_000_000) }
        let made = try await NewBlogUseCase(
            blog: settings ?? Blog(title: "A day", slug: "a-day", timeZone: "UTC"),
            machine: machine, clock: clock, hooks: []
        ).run(at: path, bare: false)
        shift = Shift(
            blog: made.repository, clock: clock, machine: machine, checks: NoChecks())
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private static let isolated: Void = Library.ignoreUserConfiguration()

    /// Brings a blog in.
    @discardableResult
    func bring(_ imported: ImportedBlog, isNew: Bool = true) async throws -> Shift.ImportOutcome {
        try await shift.importBlog(imported, source: "file", isNew: isNew)
    }

    /// What readers have now.
    func edition() throws -> Edition { try shift.blog.edition(at: shift.blog.tip().commit) }

    /// What the real git prints.
    @discardableResult
    func git(_ arguments: String...) async throws -> String {
        let answer = try await shift.blog.git.runGit(arguments, input: [])
        try #require(
            answer.status == 0,
            "git \(arguments): \(String(decoding: answer.errors, as: UTF8.self))")
        return String(decoding: answer.output, as: UTF8.self)
    }

    /// What `lb export json` gives.
    func json() throws -> String {
        let place = path
        let files = try render(
            .json, edition: try edition(), templates: TemplateLibrary(),
            media: { path in
                let blog = try BlogRepository.open(from: place)
                return try blog.file(path, in: blog.tip().tree, limit: 1 << 20)
            })
        return String(decoding: try #require(files.first).bytes, as: UTF8.self)
    }

    /// Writes a file of the work tree.
    func write(_ text: String, to file: String) throws {
        let url = URL(fileURLWithPath: path + "/" + file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}

extension Instant {
    init(_ text: String) throws {
        self = try #require(Instant(rfc3339: text))
    }
}
