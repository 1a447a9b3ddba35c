internal import ArgumentParser
internal import Editorial
internal import Git
internal import Synchronization

/// A command that works in a blog: it does its work in `work`, and errors become sentences.
protocol BlogCommand: AsyncParsableCommand {
    var global: GlobalOptions { get }
    func work(_ console: Console) async throws
}

extension BlogCommand {
    func run() async throws {
        let console = global.console
        let tell: @Sendable (String) -> Void = {
            console.note("lb: \(SafeText.forTerminal(SafeText.line($0))).")
        }
        Repository.mended.withLock { $0 = tell }
        do {
            if console.isTerminal, !global.json, self is any PagedCommand,
                let pager = Pager.command(try? Repository.discover(from: global.directory))
            {
                try await Pager.through(pager) { try await work(console) }
            } else {
                try await work(console)
            }
        } catch let exit as ExitCode {
            throw exit
        } catch {
            let failure = Failure(error)
            failure.report(json: global.json, console: console)
            throw ExitCode(failure.exit.rawValue)
        }
    }
}
