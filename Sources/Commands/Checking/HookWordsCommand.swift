internal import ArgumentParser
internal import Assets
internal import Checks
internal import Editorial

struct HookWordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "words",
        abstract: "Print the word lists that the checks read a language by.",
        discussion: """
            A blog adds words of its own in Hooks/words/LANGUAGE/*.txt, and a language that lb does not \
            know in the same way: translate the lists of one that it knows. They count once they are \
            committed on main.

            Examples:
              lb hook words
              lb hook words en > Hooks/words/es/words.txt
            """)

    @Argument(help: "BCP 47, such as en; without one, which languages there are.")
    var language: String?

    func run() async throws {
        let console = Console()
        do {
            guard let language else {
                return try console.print(Self.languages.joined(separator: "\n"))
            }
            let folder = "Hooks/words/\(Self.tag(language))/"
            let lists = Asset.paths.filter { $0.hasPrefix(folder) }.compactMap(Asset.named)
            guard !lists.isEmpty else {
                throw Failure(
                    .notFound, "there are no word lists for '\(SafeText.line(language))'",
                    remedy: "There are lists for \(Self.languages.joined(separator: ", ")).")
            }
            for list in lists {
                try console.print("# \(list.path.dropFirst(folder.count))\n\n\(list.text)")
            }
        } catch {
            let failure = Failure(error)
            failure.report(json: false, console: console)
            throw ExitCode(failure.exit.rawValue)
        }
    }

    /// Languages with lists in the program.
    private static var languages: [String] {
        let folder = "Hooks/words/"
        let names = Asset.paths.filter { $0.hasPrefix(folder) }
            .compactMap { $0.dropFirst(folder.count).split(separator: "/").first.map(String.init) }
        return Set(names).sorted()
    }

    private static func tag(_ language: String) -> String {
        language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    }

    /// Says what is not checked in a language without lists.
    static func noteUnknown(_ language: String, _ console: Console) {
        guard !Lexicon.isKnown(language) else { return }
        let tag = tag(language)
        console.note(
            "lb: there are no word lists for '\(SafeText.line(tag))': quotations, figures and names "
                + "are not checked until the blog has some in Hooks/words/\(SafeText.line(tag)). "
                + "`lb hook words en` prints those to translate.")
    }
}
