internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Export
internal import Git
internal import Newsroom

/// How the program ends; the one table of exit codes.
enum Exit: Int32, CaseIterable {
    case done = 0
    case findings = 1
    case usage = 2
    case refused = 3
    case notFound = 4
    case conflict = 5
    case invalid = 6
    case disk = 7
    case doneDespite = 8
    case busy = 9

    /// What the code tells a script.
    var meaning: String {
        switch self {
        case .done: "done"
        case .findings: "the checks found errors; nothing was changed"
        case .usage: "the command line is wrong"
        case .refused: "the workflow, the policy or the desk does not allow it"
        case .notFound: "nothing of that name, or more than one"
        case .conflict: "somebody else changed it first; theirs stands, and nothing is lost"
        case .invalid: "a file or a text is not valid; it is kept as it is"
        case .disk: "the disk, the repository or the network failed; nothing was lost"
        case .doneDespite: "it was done and can be seen, but the disk reported an error afterwards"
        case .busy: "another lb held the blog for too long; nothing was changed"
        }
    }
}

/// An error as people see it: what is wrong, and the way out.
struct Failure: Error {
    let exit: Exit
    /// What is wrong and where, without a full stop.
    let message: String
    /// More lines, such as candidates or diagnostics.
    var details: [String] = []
    /// The way out, as sentences.
    var remedy: String?
    /// Whether all that failed is to say what was done.
    var isOfOutput = false

    init(_ exit: Exit, _ message: String, details: [String] = [], remedy: String? = nil) {
        self.exit = exit
        self.message = message
        self.details = details
        self.remedy = remedy
    }

    /// Throws unless there is a word in what was given for an option.
    static func require(_ text: String, _ what: String, _ remedy: String) throws {
        guard SafeText.line(text).allSatisfy(\.isWhitespace) else { return }
        throw Failure(.usage, "the \(what) is empty", remedy: remedy)
    }

    /// What any error of ours means to people.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as Refusal: self.init(.refused, error.message, remedy: error.remedy)
        case let error as TimePhrase.Unclear:
            self.init(.usage, error.message, remedy: error.remedy)
        case let error as DeskError where error == .nobody:
            self.init(.invalid, error.message, remedy: error.remedy)
        case let error as DeskError: self.init(.refused, error.message, remedy: error.remedy)
        case let error as RemoteError:
            self.init(.disk, error.message, remedy: error.remedy)
        case let error as ArchiveError:
            let exit: Exit =
                switch error.kind {
                case .notFound, .ambiguous: .notFound
                case .conflict: .conflict
                case .invalid, .exists, .unchanged: .invalid
                }
            self.init(exit, error.message, details: error.candidates, remedy: error.remedy)
        case let error as InvalidFile:
            self.init(
                .invalid, "the text does not pass",
                details: error.diagnostics.map(\.description))
        case let error as LockBusy:
            self.init(
                .busy, error.description,
                remedy: "Wait for it; if none is running, `lb doctor` looks for what is left.")
        case let error as RefConflict: self.init(.conflict, error.description, remedy: "Try again.")
        case let error as ExportError:
            let text = error.description
            self.init(.invalid, text.hasSuffix(".") ? String(text.dropLast()) : text)
        case let error as FileError:
            let text = error.description
            self.init(.disk, text.hasSuffix(".") ? String(text.dropLast()) : text)
        case let error as GitError:
            self.init(
                .disk, error.description,
                remedy: "Nothing was changed. `git fsck` tells whether the repository is sound.")
        default: self.init(.disk, "\(error)")
        }
    }

    /// Prints it to standard error, or as JSON to standard output.
    func report(json: Bool, console: Console) {
        if json {
            let value = JSON.fields([
                "lb": .number(1), "error": .string(SafeText.line(message)),
                "exit": .number(Int(exit.rawValue)),
                "details": details.isEmpty ? nil : .array(details.map(JSON.string)),
                "remedy": .text(remedy),
            ])
            try? console.print(json: value)
            return
        }
        console.note("lb: \(SafeText.forTerminal(message)).")
        for detail in details { console.note("  \(SafeText.forTerminal(detail))") }
        if let remedy { console.note("    \(SafeText.forTerminal(remedy))") }
    }
}
