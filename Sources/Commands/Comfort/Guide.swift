internal import Assets
internal import Editorial

/// The texts of `lb help workflow` and the like, which speak of more than one command.
enum Guide {
    private static let folder = "Templates/help/"

    /// Their names, in the order of the alphabet.
    static var names: [String] {
        Asset.paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(".md") }
            .map { String($0.dropFirst(folder.count).dropLast(3)) }.sorted()
    }

    /// The guide of that name; nil if there is none.
    static func text(_ name: String) -> String? {
        guard names.contains(name) else { return nil }
        return Asset.named("\(folder)\(name).md")?.text
    }

    static func candidates(_ current: String) -> [Candidates.Candidate] {
        names.filter { $0.hasPrefix(current) }.map {
            Candidates.Candidate(text: $0, about: "A guide")
        }
    }

    /// What `lb help …` prints that the parser does not know: a guide, or a manual page; nil: it is the
    /// parser's turn.
    static func answer(_ arguments: [String]) -> String? {
        guard arguments.first == "help", arguments.count > 1 else { return nil }
        if arguments[1] == "--man" { return ManualPage.text(for: Array(arguments.dropFirst(2))) }
        guard arguments.count == 2 else { return nil }
        return text(arguments[1])
    }
}
