internal import ArgumentParser

/// Runs the program with the arguments of the process, and ends it.
package func runProgram() {
    Lb.main()
}

struct Lb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lb", abstract: "The editorial workflow of a live blog on git.",
        version: "0.1.0")
}
