internal import ArgumentParser

/// Manual pages in the language of man(7), made from what the parser knows.
enum ManualPage {
    /// The page `lb(1)` with all commands, or that of one command; nil if there is no such command.
    static func text(for path: [String]) -> String? {
        var command: any ParsableCommand.Type = Lb.self
        for name in path {
            let children = command == Lb.self ? Lb.commands : command.configuration.subcommands
            guard let next = children.first(where: { $0.configuration.commandName == name }) else {
                return nil
            }
            command = next
        }
        let root = ArgumentTable(command).command
        let name = (["lb"] + path).joined(separator: "-")
        var lines = [
            ".\\\" Made by `lb help --man`; do not edit.",
            ".TH \"\(escaped(name.uppercased()))\" \"1\" \"\" \"lb \(Lb.configuration.version)\"",
            ".SH NAME", "\(escaped(name)) \\- \(escaped(sentence(root.about)))", ".SH SYNOPSIS",
        ]
        lines += synopsis(root, (["lb"] + path).joined(separator: " "))
        if !root.discussion.isEmpty {
            lines.append(".SH DESCRIPTION")
            lines += discussion(root.discussion)
        }
        if !root.arguments.isEmpty {
            lines.append(".SH OPTIONS")
            lines += options(root)
        }
        if !root.subcommands.isEmpty {
            lines.append(".SH COMMANDS")
            for child in root.subcommands where child.name != "help" {
                lines += section(child, ((["lb"] + path) + [child.name]).joined(separator: " "))
            }
        }
        if path.isEmpty {
            for guide in Guide.names {
                lines.append(".SH \(guide.uppercased())")
                lines += discussion(Guide.text(guide) ?? "")
            }
        }
        lines += [".SH SEE ALSO", ".BR git (1)"]
        return lines.joined(separator: "\n")
    }

    private static func section(_ command: ArgumentTable.Command, _ path: String) -> [String] {
        var lines = [".SS \(escaped(path))", escaped(command.about)]
        lines.append(".PP")
        lines += synopsis(command, path)
        if !command.discussion.isEmpty {
            lines.append(".PP")
            lines += discussion(command.discussion)
        }
        // What every command takes is told once, with the page of a command.
        lines += options(command)
        for child in command.subcommands where child.name != "help" {
            lines += section(child, "\(path) \(child.name)")
        }
        return lines
    }

    private static func synopsis(_ command: ArgumentTable.Command, _ path: String) -> [String] {
        var words = ["\\fB\(escaped(path))\\fR"]
        if !command.subcommands.isEmpty { words.append("\\fIcommand\\fR") }
        for argument in command.arguments {
            var word = "\\fI\(escaped(argument.value))\\fR"
            if let name = argument.names.last {
                word = "\\fB\(escaped(name))\\fR" + (argument.takesValue ? " \(word)" : "")
            }
            if argument.isRepeating { word += " ..." }
            words.append(argument.isOptional ? "[\(word)]" : word)
        }
        return [words.joined(separator: " ")]
    }

    private static func options(_ command: ArgumentTable.Command) -> [String] {
        command.arguments.flatMap { argument -> [String] in
            let names = argument.names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
            let value =
                argument.takesValue || argument.names.isEmpty
                ? "\\fI\(escaped(argument.value))\\fR" : ""
            let head = [names, value].filter { !$0.isEmpty }.joined(separator: " ")
            return [".TP", head, escaped(argument.about)]
        }
    }

    /// Text as it stands in help: paragraphs, and lines that are indented are kept as they are.
    private static func discussion(_ text: String) -> [String] {
        var lines: [String] = []
        var isVerbatim = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let wants = line.hasPrefix("  ") || line.hasPrefix("|")
            if wants != isVerbatim, !line.isEmpty {
                lines.append(wants ? ".nf" : ".fi")
                isVerbatim = wants
            }
            if line.isEmpty {
                lines.append(".PP")
            } else if line.hasPrefix("#") {
                lines.append(".SS \(escaped(line.drop { $0 == "#" || $0 == " " }))")
            } else {
                lines.append(escaped(line))
            }
        }
        if isVerbatim { lines.append(".fi") }
        return lines
    }

    private static func sentence(_ text: String) -> String {
        text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// Text whose backslashes, hyphens and leading dots mean themselves.
    private static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case ".", "'": result += result.isEmpty ? "\\&\(character)" : "\(character)"
            default: result.append(character)
            }
        }
        return result
    }
}
