internal import ArgumentParser

/// Spellings that people know from git, put the way the parser takes them.
enum GitHabits {
    private static let withValue = ["-C", "--as"]
    private static let alone = ["--json", "--no-color"]

    /// `lb -C DIR log -3` as `lb log -C DIR -n 3`.
    static func spelled(_ arguments: [String]) -> [String] {
        var leading: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            let count = withValue.contains(first) ? 2 : alone.contains(first) ? 1 : 0
            guard count > 0, rest.count > count else { break }
            leading += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        guard let name = rest.first, let command = Lb.command(named: name) else { return arguments }
        if name == "log" { rest = rest.flatMap(Self.count)[...] }
        guard !leading.isEmpty else { return Array(rest) }
        // Options stand behind the last word that names a command.
        let names = command.configuration.subcommands.map { $0.configuration.commandName ?? "" }
        let depth = rest.dropFirst().first.map(names.contains) == true ? 2 : 1
        return rest.prefix(depth) + leading + rest.dropFirst(depth)
    }

    private static func count(_ argument: String) -> [String] {
        let digits = argument.dropFirst()
        guard argument.hasPrefix("-"), (1...9).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { return [argument] }
        return ["-n", String(digits)]
    }
}
