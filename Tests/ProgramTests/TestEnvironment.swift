import Foundation
import Subprocess
import SystemPackage
import Testing

/// The built program in an empty environment: its own home, a fixed clock, fixed ids, a scratch folder.
struct TestEnvironment: ~Copyable {
    /// The scratch folder, removed at the end.
    let folder: String
    /// What the clock shows next.
    var clock = "2031-03-04T08:00:00Z"
    /// Who is at the machine.
    var email = "ana@ledger.example"
    var name = "Ana Ruiz"
    private var count = 0

    init() throws {
        folder = NSTemporaryDirectory() + "lb-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder + "/home", withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// What a program said.
    struct Answer: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The program under test, beside the test bundle.
    static var program: String {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
        let folder = URL(fileURLWithPath: bundle.bundlePath).deletingLastPathComponent().path
        return [
            folder, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path,
        ]
        .map { $0 + "/lb" }
        .first(where: FileManager.default.isExecutableFile) ?? folder + "/lb"
    }

    /// The variables that the program gets, and no others.
    var variables: [String: String] {
        [
            "HOME": folder + "/home", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
            "LB_CLOCK": clock, "LB_SEED": "\(count)", "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": email, "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email,
            "GIT_CONFIG_NOSYSTEM": "1", "TMPDIR": folder,
        ]
    }

    /// Runs `lb` in the scratch folder, or in the folder `at` within it.
    mutating func lb(
        _ arguments: String..., at place: String = "", input: String = "",
        variables more: [String: String] = [:]
    ) async throws -> Answer {
        count += 1
        return try await run(
            Self.program, arguments, at: place, input: input,
            variables: variables.merging(more) { $1 })
    }

    /// Runs `lb` with arguments as a list.
    mutating func lb(
        _ arguments: [String], variables more: [String: String] = [:]
    ) async throws -> Answer {
        count += 1
        return try await run(
            Self.program, arguments, at: "", input: "",
            variables: variables.merging(more) { $1 })
    }

    /// Runs the real git: a second opinion.
    func git(_ arguments: String..., at place: String) async throws -> Answer {
        try await run("/usr/bin/git", arguments, at: place, input: "", variables: variables)
    }

    func run(
        _ program: String, _ arguments: [String], at place: String, input: String,
        variables: [String: String]
    ) async throws -> Answer {
        try await Self.run(
            program, arguments, in: place.isEmpty ? folder : folder + "/" + place, input: input,
            variables: variables)
    }

    /// Runs a program in a folder with these variables and no others.
    static func run(
        _ program: String, _ arguments: [String], in folder: String, input: String,
        variables: [String: String]
    ) async throws -> Answer {
        let result = try await Subprocess.run(
            .path(.init(program)), arguments: .init(arguments),
            environment: .custom(
                Dictionary(uniqueKeysWithValues: variables.map { (.init(stringLiteral: $0), $1) })),
            workingDirectory: .init(folder),
            input: .string(input), output: .string(limit: 1 << 24), error: .string(limit: 1 << 24))
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): -signal
            }
        return Answer(
            status: status, output: result.standardOutput, errors: result.standardError)
    }

    /// The id in what `lb --json` printed.
    static func id(_ answer: Answer) throws -> String {
        let json = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
        return try #require((json as? [String: Any])?["id"] as? String)
    }
}
