internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

/// Options of every command that works in a blog.
struct GlobalOptions: ParsableArguments {
    @Option(
        name: .customShort("C"),
        help: ArgumentHelp(
            "Work in the blog at DIR instead of the current folder.", valueName: "dir"))
    var directory = "."

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Act for PERSON of the desk, where its policy allows that.", valueName: "person"))
    var actingFor: String?

    @Flag(help: "Print JSON, in a stable form with a version.")
    var json = false

    @Flag(name: .customLong("no-color"), help: "Print without colour, as NO_COLOR does.")
    var noColor = false

    /// The blog, and whoever works on it; who only reads needs no name (`Shift.GitIdentity.unknown`).
    func shift() throws -> Shift {
        let blog = try BlogRepository.open(from: directory)
        var shift = Shift(
            blog: blog, clock: Surroundings.clock,
            machine: try Surroundings.identity(blog.git) ?? .unknown,
            actingFor: actingFor, checks: HookDesk())
        let progress = Progress(verb: "Read for the checks:")
        shift.readingForChecks = { done, all in
            // Only the first reading takes long.
            guard all > 1000 else { return }
            progress.show(done, all)
            if done == all { progress.clear() }
        }
        return shift
    }

    var console: Console { Console(color: noColor ? false : nil) }
}
