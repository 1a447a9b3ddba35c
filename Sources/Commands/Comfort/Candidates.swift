internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Export
internal import Newsroom

/// What could stand at the end of a command line, as a shell asks for it.
///
/// Commands, options and what they take come from the parser; ids come with the titles of their entries. It
/// answers while somebody waits for a key, so it reads little: drafts, the newest acts, and an index.
struct Candidates {
    /// One thing that could be typed, and what it is.
    struct Candidate: Hashable {
        let text: String
        var about = ""
    }

    enum Answer: Hashable {
        case these([Candidate])
        /// The shell knows about files better.
        case files
    }

    /// The words after `lb`; the last one is what is being typed, and may be empty.
    let words: [String]
    private var current: String { words.last ?? "" }

    func answer() -> Answer {
        guard words.count > 1 else { return .these(commands(Lb.self)) }
        guard var command = Lb.command(named: words[0]) else {
            return words[0] == "help"
                ? .these(commands(Lb.self) + Guide.candidates(current)) : .files
        }
        var rest = words.dropFirst()
        while rest.count > 1, let name = rest.first,
            let next = command.configuration.subcommands.first(where: {
                $0.configuration.commandName == name
            })
        {
            command = next
            rest = rest.dropFirst()
        }
        let inner = commands(command)
        if !inner.isEmpty, !current.hasPrefix("-") { return .these(inner) }
        return arguments(of: command, typed: Array(rest.dropLast()))
    }

    private func commands(_ command: any ParsableCommand.Type) -> [Candidate] {
        let all = command == Lb.self ? Lb.commands : command.configuration.subcommands
        return all.compactMap { command in
            guard command.configuration.shouldDisplay,
                let name = command.configuration.commandName, name.hasPrefix(current)
            else { return nil }
            return Candidate(text: name, about: command.configuration.abstract)
        }
    }

    private func arguments(of command: any ParsableCommand.Type, typed: [String]) -> Answer {
        let arguments = ArgumentTable(command)
        if let option = typed.last.flatMap(arguments.option), option.takesValue {
            return values(option, command)
        }
        if current.hasPrefix("-") {
            return .these(
                arguments.all.flatMap { argument in
                    argument.names.filter { $0.hasPrefix(current) && $0.count > 2 }.map {
                        Candidate(text: $0, about: argument.about)
                    }
                })
        }
        // Words that are neither options nor what these take.
        let place = typed.indices.count { index in
            !typed[index].hasPrefix("-")
                && (index == 0 || arguments.option(typed[index - 1])?.takesValue != true)
        }
        let positional = arguments.all.filter(\.names.isEmpty)
        guard let argument = place < positional.count ? positional[place] : positional.last,
            place < positional.count || argument.isRepeating
        else { return .these([]) }
        return values(argument, command)
    }

    private func values(
        _ argument: ArgumentTable.Argument, _ command: any ParsableCommand.Type
    ) -> Answer {
        if !argument.values.isEmpty {
            return .these(
                argument.values.filter { $0.hasPrefix(current) }.map { Candidate(text: $0) })
        }
        switch argument.value {
        case "id": return .these(IDCandidates(blog: blog, current: current).all(for: command))
        case "state": return these(DraftState.allCases.filter { $0 != .published }.map(\.rawValue))
        case "name" where command == FlagCommand.self: return these(SignOff.kinds)
        case "zone": return these(Zone.names)
        case "key" where command.configuration.commandName == "policy":
            return these(DeskFile.policyKeys)
        case "person": return .these(people())
        case "file", "dir", "path": return .files
        case "format" where command == ExportCommand.self:
            return .these(
                ExportFormat.allCases.map(\.rawValue).filter { $0.hasPrefix(current) }.map {
                    Candidate(text: $0)
                })
        default: return .these([])
        }
    }

    private func these(_ words: [String]) -> Answer {
        .these(words.filter { $0.hasPrefix(current) }.map { Candidate(text: $0) })
    }

    private var blog: BlogRepository? {
        var place = "."
        if let index = words.firstIndex(of: "-C"), index + 1 < words.count {
            place = words[index + 1]
        }
        return try? BlogRepository.open(from: place)
    }

    private func people() -> [Candidate] {
        guard let blog, let tip = try? blog.tip(), let desk = try? blog.deskFile(at: tip).desk
        else {
            return []
        }
        return desk.people.filter { $0.id.hasPrefix(current) }.map {
            Candidate(text: $0.id, about: $0.name)
        }
    }
}
