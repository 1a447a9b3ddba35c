internal import ArgumentParser
internal import Foundation

/// What the parser knows of a command, as it tells tools (`--experimental-dump-help`).
struct ArgumentTable {
    struct Argument {
        /// With their hyphens; none: it stands by its place.
        let names: [String]
        let takesValue: Bool
        let isRepeating: Bool
        let isOptional: Bool
        /// What the value is called, such as `id`.
        let value: String
        /// Values that it may have, if they are known.
        let values: [String]
        let about: String
        let defaultValue: String?
    }

    struct Command {
        let name: String
        let about: String
        let discussion: String
        let arguments: [Argument]
        let subcommands: [Command]
    }

    let command: Command

    var all: [Argument] { command.arguments }

    init(_ command: any ParsableCommand.Type) {
        let dump = try? JSONSerialization.jsonObject(with: Data(command._dumpHelp().utf8))
        let root = (dump as? [String: Any])?["command"] as? [String: Any]
        self.command = Self.command(root ?? [:])
    }

    func option(_ name: String) -> Argument? {
        name.hasPrefix("-") ? all.first { $0.names.contains(name) } : nil
    }

    private static func command(_ dump: [String: Any]) -> Command {
        Command(
            name: dump["commandName"] as? String ?? "", about: dump["abstract"] as? String ?? "",
            discussion: dump["discussion"] as? String ?? "",
            arguments: (dump["arguments"] as? [[String: Any]] ?? [])
                .filter { $0["shouldDisplay"] as? Bool != false }.map(argument),
            subcommands: (dump["subcommands"] as? [[String: Any]] ?? [])
                .filter { $0["shouldDisplay"] as? Bool != false }.map(command))
    }

    private static func argument(_ dump: [String: Any]) -> Argument {
        let names = (dump["names"] as? [[String: Any]] ?? []).compactMap { name -> String? in
            guard let text = name["name"] as? String else { return nil }
            return (name["kind"] as? String == "long" ? "--" : "-") + text
        }
        return Argument(
            names: names, takesValue: dump["kind"] as? String != "flag",
            isRepeating: dump["isRepeating"] as? Bool ?? false,
            isOptional: dump["isOptional"] as? Bool ?? false,
            value: dump["valueName"] as? String ?? "",
            values: dump["allValues"] as? [String] ?? [], about: dump["abstract"] as? String ?? "",
            defaultValue: dump["defaultValue"] as? String)
    }
}
