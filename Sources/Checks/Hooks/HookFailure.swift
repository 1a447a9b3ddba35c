internal import Editorial

/// Why a hook did not do what the protocol asks. Whatever the hook was to guard is then refused.
package enum HookFailure: Error, Hashable, Sendable {
    /// Nobody here trusted this content.
    case untrusted
    /// A built-in that this program does not have.
    case unknownBuiltIn(String)
    /// Git does not call it executable.
    case notExecutable
    /// Its first line names no program that is there; the argument says how.
    case noInterpreter(String)
    /// It ended with this status; its last words.
    case status(Int32, String)
    /// A signal ended it; its last words.
    case signal(Int32, String)
    /// It was still running after this time.
    case time(Duration)
    /// It printed more than these bytes.
    case output(Int)
    /// It asked for more memory than these bytes; its last words.
    case memory(Int, String)
    /// A line that it printed, 1-based, is no finding; why.
    case garbage(line: Int, reason: String)
    /// The machine could not run it; why.
    case notRun(String)

    /// One sentence that names the hook and what is wrong, and one with the way out.
    package func sentence(for hook: Hook) -> String {
        let name = "the hook \(SafeText.line(hook.path))"
        return switch self {
        case .untrusted:
            "\(name) is not trusted here. Read it, then: lb hook trust \(SafeText.line(hook.path))"
        case .unknownBuiltIn(let builtIn):
            "\(name) is the built-in hook \(builtIn), which this version of lb does not have. "
                + "Update lb."
        case .notExecutable:
            "\(name) is not executable. Make it so and commit: "
                + "git update-index --chmod=+x \(SafeText.line(hook.path))"
        case .noInterpreter(let reason):
            "\(name) cannot be run: \(reason)."
        case .status(let status, let words):
            "\(name) failed with status \(status)\(Self.said(words)). "
                + "A hook ends with 0 whatever it finds; mend it, or try it with `lb hook run`."
        case .signal(let signal, let words):
            "\(name) was ended by signal \(signal)\(Self.said(words)). "
                + "Mend it, or try it with `lb hook run`."
        case .time(let limit):
            "\(name) took longer than \(Self.seconds(limit)) and was stopped. "
                + "Make it quicker, or take it out of the blog."
        case .output(let limit):
            "\(name) printed more than \(limit / 1024) KiB and was stopped. "
                + "Make it print findings only, one on each line."
        case .memory(let limit, let words):
            "\(name) needs more memory than the \(limit >> 20) MiB that it may use"
                + "\(Self.said(words)). Make it read less at once."
        case .garbage(let line, let reason):
            "\(name) printed something that is no finding on line \(line): \(reason). "
                + "Each line is a JSON object with rule, severity and message."
        case .notRun(let reason):
            "\(name) could not be run: \(SafeText.line(reason))."
        }
    }

    private static func said(_ words: String) -> String {
        words.isEmpty ? "" : " (\u{201C}\(words)\u{201D})"
    }

    private static func seconds(_ duration: Duration) -> String {
        let (whole, fraction) = duration.components
        let tenths = Int(fraction / 100_000_000_000_000_000)
        return tenths == 0 ? "\(whole) seconds" : "\(whole).\(tenths) seconds"
    }
}
