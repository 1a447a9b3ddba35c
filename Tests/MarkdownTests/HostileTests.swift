import Markdown
import Testing

@Suite("Hostile documents")
struct HostileTests {
    /// Repeated and cut at the greatest size. Each has been slow or explosive in some parser.
    static let units = [
        "> ", ">", "- ", "1. ", "* - + ", "[", "]", "[]", "![", "](", "[a](", "[a](b", "![[]()",
        "[a]\n", "\n[a]", "\n> [a]", "*", "**", "_", "*a _b ", "a**b", "a*_", "**a *b ", "~~", "~",
        "`", "`a``", "\\", "&", "&a;", "&#1;", "<", "<!--", "<a ", "<?", "<![CDATA[", "|", "|-",
        "|---",
        "a|", "\n|", "|a\n|---|\n", "a|b\n-|---\n\n", "\n- ", "\n```", "#", "# a\n", "=\n", "\t",
        " ", "\n", "\r",
        "\u{0}", "é", "😀", "\u{202E}", "http://a.", "http://.a*", "a@b.", "a@b.c", "https://",
        "mailto:", "a:", "[a]: b\n", "[a]: b\n\n", "'\n[a]: b", "[*a\n](\n", "[](\n|---|\n", "\"",
        "(",
        "-[\n|---|\n  (", "~~*_", "<a*[", "[a](<b", "[a](b \"", "![a][b", "[a][a]", "a\n===\n",
    ]

    private func measure(_ source: some Collection<UInt8>, _ name: String) {
        let source = Array(source)
        var output: [UInt8] = []
        let time = processorTime {
            writeHTML(of: source, options: HTMLOptions(), into: &output)
        }
        #expect(time < timeLimit, "HTML of \(name)")
        #expect(output.count < 64 << 20, "size of the HTML of \(name)")
        // The parser below is the same; unoptimised, these would only make the tests long.
        #if !DEBUG
            let textTime = processorTime { _ = plainText(of: source, linkTargets: true) }
            #expect(textTime < timeLimit, "text of \(name)")
            let documentTime = processorTime { _ = Document(source).references.count }
            #expect(documentTime < timeLimit, "document of \(name)")
        #endif
    }

    @Test("A repeated unit takes less than half a second", arguments: units)
    func repeated(unit: String) {
        measure(filled(unit), unit.debugDescription)
    }

    @Test("Openers followed by their closers take less than half a second")
    func openersAndClosers() {
        for (opener, closer) in [
            ("[", "]"), ("![", "](a)"), ("*", "*"), ("**a ", "b**"), ("> ", "a\n"), ("(", ")"),
            ("`", "a`"), ("[ (", "](`+"), ("-.[", "\n|_a_]]>"), ("[||-a", "`]\n"), ("~~a ", "b~~"),
            ("<a*[a*a", "#\n]("), ("- ", "\n"), ("1. ", "\n"), ("> - ", ">\n"), ("~a ", "b~ "),
            ("_a **b ", "c** d_ "), (")]\n\n\n[a]: b", "'[a]"),
        ] {
            let opened = filled(opener)[..<(greatestSize / 2)]
            measure(opened + filled(closer)[..<(greatestSize / 2)], "\(opener) then \(closer)")
        }
    }

    @Test("Lists and quotes as deep as they go take less than half a second")
    func deepContainers() {
        var list: [UInt8] = []
        for depth in 0... {
            list += Array(repeating: 0x20, count: depth * 2) + Array("- a\n".utf8)
            if list.count > greatestSize { break }
        }
        measure(Array(list.prefix(greatestSize)), "nested list")
        let quotes = Array(String(repeating: "> ", count: 120).utf8)
        measure(Array((quotes + filled("a\n")).prefix(greatestSize)), "lazy lines in deep quotes")
        measure(
            Array((quotes + Array("a\n\n".utf8) + filled("> \n")).prefix(greatestSize)),
            "empty quotes")
    }

    @Test("A table cannot make more cells than the limit")
    func tables() {
        let wide = String(repeating: "|a", count: 20_000)
        let line = String(repeating: "|---", count: 20_000)
        measure(
            Array(("\(wide)|\n\(line)|\n" + String(repeating: "|\n", count: 80_000)).utf8), "wide")
        let medium = String(repeating: "|a", count: 100) + "|\n"
        let rule = String(repeating: "|---", count: 100) + "|\n"
        measure(Array((medium + rule + String(repeating: "a\n", count: 120_000)).utf8), "long")
    }

    @Test("A table of honest size stays a table")
    func honestTable() {
        let rows = String(repeating: "| some words | 12 | 13 | 14 |\n", count: 8_000)
        let output = html("| a | b | c | d |\n|---|---|---|---|\n" + rows)
        #expect(output.split(separator: "</tr>").count == 8_002)
    }

    @Test("One long definition cannot be repeated without end")
    func definitions() {
        let url = "https://a.example/" + String(repeating: "b", count: 100_000)
        let title = String(repeating: "title\n", count: 15_000)
        for definition in ["[a]: \(url)\n\n", "[a]: b '\(title)'\n\n", "[a]: \(url)&amp;\n\n"] {
            let source = definition + String(repeating: "[a] ", count: 35_000)
            measure(Array(source.utf8), String(definition.prefix(20)))
        }
    }

    @Test("Definitions of honest size stay links")
    func honestDefinitions() {
        let uses = (0..<400).map { "[text \($0)][\($0)] and\n" }.joined()
        let definitions = (0..<400).map { "[\($0)]: https://a.example/\($0)/some/longer/path\n" }
        #expect(html(uses + "\n" + definitions.joined()).split(separator: "<a href=").count == 401)
    }

    @Test("A long list of links stays links")
    func honestList() {
        let source = String(
            repeating: "- [some text](https://a.example/path/to/a/page)\n", count: 5_000)
        #expect(html(source).split(separator: "<a href=").count == 5_001)
    }

    @Test("Words too long for an address are text where they stand")
    func longWord() {
        let word = String(repeating: "http://a.", count: 10_000)
        let runs = runs(of: "x \(word) y https://b.example")
        #expect(runs.map(\.text).joined() == "x \(word) y https://b.example")
        #expect(html("x \(word) y https://b.example").split(separator: "<a href=").count == 2)
    }

    @Test("Random mixtures stay fast, balanced and valid")
    func mixtures() {
        var random = Seeded(state: 11)
        #if DEBUG
            let count = 12
        #else
            let count = 150
        #endif
        for _ in 0..<count {
            let unit = (0..<Int.random(in: 2...5, using: &random))
                .map { _ in Self.units.randomElement(using: &random) ?? "" }.joined()
            let source = filled(unit)
            var output: [UInt8] = []
            let time = processorTime {
                writeHTML(of: source, options: HTMLOptions(), into: &output)
            }
            #expect(time < timeLimit, "\(unit.debugDescription)")
            #expect(String(validating: output, as: UTF8.self) != nil)
            var depth = 0
            parse(source) { event in
                switch copy event {
                case .enterBlock, .enterInline: depth += 1
                case .leaveBlock, .leaveInline: depth -= 1
                case .text: break
                }
            }
            #expect(depth == 0)
        }
    }
}
