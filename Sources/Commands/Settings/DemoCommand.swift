internal import ArgumentParser
internal import Assets
internal import Editorial
internal import Foundation
internal import Git
internal import Subprocess
internal import SystemPackage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "A worked day: from the first draft to the exported page.",
        discussion: """
            Two people, a draft that the checks stop, its repair, approval, publishing, and the page \
            as HTML and JSON; every step is a real command of this program. Needs no network.

            Example:
              lb demo /tmp/averne
            """)

    @Argument(help: ArgumentHelp("A folder that does not exist or is empty.", valueName: "dir"))
    var directory: String

    func run() async throws {
        let console = Console()
        do {
            guard DurableFile.names(in: directory).isEmpty else {
                throw Failure(
                    .invalid, "\(directory) is not empty",
                    remedy: "Name a folder that does not exist yet.")
            }
            try DurableFile.createFolder(directory)
            let day = DemoDay(folder: URL(fileURLWithPath: directory).path, console: console)
            try await day.run()
        } catch {
            let failure = Failure(error)
            failure.report(json: false, console: console)
            throw ExitCode(failure.exit.rawValue)
        }
    }
}

/// The worked day, told on the terminal step by step.
struct DemoDay {
    let folder: String
    let console: Console

    /// One command of the day.
    struct Step {
        /// What is going on, if it needs a word.
        var tale: String?
        /// Who is at the keyboard.
        var who: DemoPerson
        /// `HH:MM`, UTC, on 4 March 2031.
        var time: String
        var arguments: [String]
        var input: String?
        /// The exit code that the day expects.
        var status: Int32 = 0
        /// A name under which later steps know the id that this one makes.
        var makes: String?
    }

    func run() async throws {
        for picture in ["logo.png", "quay.png"] {
            guard let asset = Asset.named("Templates/demo/\(picture)") else { continue }
            try DurableFile.write(asset.bytes, to: "\(folder)/\(picture)")
        }
        var ids: [String: String] = [:]
        for (index, step) in try DemoScript.read().enumerated() {
            if let tale = step.tale { try console.print("\n" + Style.strong("# " + tale, console)) }
            let arguments = step.arguments.map { argument in
                ids.reduce(argument) { $0.replacing("@\($1.key)", with: $1.value) }
            }
            try console.print(
                Style.name("\(step.who.rawValue) \(step.time)", console) + " $ lb "
                    + arguments.map(Self.quoted).joined(separator: " ")
                    + (step.input == nil ? "" : " < \(step.makes ?? "entry").md"))
            let output = try await lb(arguments, step, seed: index)
            for line in output.text.split(separator: "\n") { try console.print("  \(line)") }
            guard output.status == step.status else {
                throw Failure(
                    .invalid, "step \(index + 1) of the demonstration ended with \(output.status)",
                    remedy: "This is a fault of lb; please report it with what is shown above.")
            }
            if let name = step.makes, let id = output.id { ids[name] = id }
        }
    }

    private func lb(
        _ arguments: [String], _ step: Step, seed: Int
    ) async throws -> (text: String, status: Int32, id: String?) {
        var values: [Environment.Key: String?] = [
            "LB_CLOCK": "2031-03-04T\(step.time):00Z", "LB_SEED": "demo \(seed)",
            "GIT_AUTHOR_NAME": step.who.name, "GIT_AUTHOR_EMAIL": step.who.email,
            "GIT_COMMITTER_NAME": step.who.name, "GIT_COMMITTER_EMAIL": step.who.email,
            "COLUMNS": "100",
        ]
        let blog = folder + "/averne"
        let place = DurableFile.exists(blog + "/.git") ? blog : folder
        if !console.color { values["NO_COLOR"] = "1" }
        let result = try await Subprocess.run(
            .path("/proc/self/exe"), arguments: Arguments(arguments),
            environment: .inherit.updating(values), workingDirectory: .init(place),
            input: .string(step.input ?? ""), output: .string(limit: 1 << 22),
            error: .string(limit: 1 << 22))
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): -signal
            }
        let output = result.standardOutput
        let id = output.split(whereSeparator: \.isWhitespace).lazy
            .compactMap { EntryID($0) }.first
        return (output + result.standardError, status, id?.description)
    }

    /// An argument as a shell needs it.
    private static func quoted(_ argument: String) -> String {
        let plain = argument.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=@:,".contains($0))
        }
        return plain && !argument.isEmpty
            ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
    }
}

/// The people of the worked day.
enum DemoPerson: String {
    case sam, ana

    var name: String { self == .sam ? "Sam Okoro" : "Ana Ruiz" }
    var email: String { "\(rawValue)@ledger.example" }
}
