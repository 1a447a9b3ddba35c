import Testing
import Yams

@testable import Archive

@Suite struct YAMLTextTests {
    private static func read(_ yaml: String) -> (mapping: Node.Mapping?, problems: [String]) {
        let reader = YAMLReader(file: "f", firstLine: 0)
        let mapping = reader.mapping(of: yaml)
        return (mapping, reader.diagnostics.map(\.description))
    }

    private static let words = (0..<60).map { "&w\($0) *w\($0)" }.joined(separator: " ")

    @Test(
        "Text that is quoted, a comment or a block may hold any signs",
        arguments: [
            "a: \"WORDS\"\n", "a: 'WORDS'\n", "a: \"x\n  WORDS\"\n", "a: x # WORDS\n",
            "# WORDS\na: x\n", "a: |\n  WORDS\n\n  *WORDS\nb: c\n", "a: >-\n  *WORDS\n",
            "a:\n  - text: \"WORDS\"\n    b: 'it''s WORDS'\n", "a: it is WORDS\n",
            "a: \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"\n", "a: \"\\\" WORDS \\\\\"\n",
        ])
    func text(_ shape: String) {
        let read = Self.read(shape.replacing("WORDS", with: Self.words))
        #expect(read.problems == [])
        #expect(read.mapping?["a"] != nil)
    }

    @Test(
        "Anchors and aliases beyond number are refused, however they are hidden",
        arguments: [
            "a: [WORDS]\n", "a: [\"\n \", WORDS, \"\n\"]\n", "a: x\n  \"y\nb: [WORDS, \"]\n",
            "a: x\n  - \"y\nb: [WORDS, \"]\n", "a: {b: 'c', d: [WORDS]}\n",
            "a: |2\n  x\nb: [WORDS]\n", "a: |\n    \n  \"x\nb: [WORDS]\n",
            "a: \"x\"\nb: [WORDS]\n", "a: 'x\n  ' \nb: [WORDS]\n", "a: x\u{2028}b: [WORDS]\n",
            "a: |\n x\n[WORDS]\n", "\"a\": [WORDS]\n", "? a\n: [WORDS]\n",
            "a: \"x\" \"\nb: [WORDS]\n",
        ])
    func hidden(_ shape: String) {
        let list = (0..<60).map { "&w\($0) x, *w\($0)" }.joined(separator: ", ")
        let read = Self.read(shape.replacing("WORDS", with: list))
        #expect(read.mapping == nil)
        #expect(
            read.problems.first?.contains("too many words that start with & or *") == true,
            "\(read.problems)")
    }

    /// If signs in what is called text were more than text to the parser, another sign in their place
    /// would change more than the text.
    @Test("What is called text is text to the parser, whatever the file is made of")
    func parserAgrees() throws {
        var random = Numbers(state: 11)
        let parts = [
            "a: ", "b: ", "- ", "  ", "    ", "\n", "\n", "\n", "\"", "'", "|", ">-", "|2", "#",
            " #",
            ": ", "[", "]", "{", "}", ", ", "*w", "&w x", " *w ", " &w ", "x", "y z", "\\", "''",
            "\\\"",
            "\n  ", "\n- ", "\na: \"", "\nb: |\n  ", "\nc: '", "\t", "? ", "-", "~", "é",
        ]
        var agreed = 0
        for _ in 0..<20_000 {
            var text = "k: x\n"
            for _ in 0..<Int(2 + random.next() % 14) {
                text += parts[Int(random.next() % UInt64(parts.count))]
            }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let live = YAMLText(lines).live
            let masked = zip(lines, live).map { line, live in
                live + line[live.endIndex...].map { "*&".contains($0) ? "x" : String($0) }.joined()
            }.joined(separator: "\n")
            guard masked != text, let other = Self.tree(masked) else { continue }
            agreed += 1
            #expect(Self.tree(text) == other, "\(text)")
        }
        #expect(agreed > 200)
    }

    /// What the parser makes of it, with every `*` and `&` as an x; nil if it does not read.
    private static func tree(_ text: String) -> String? {
        guard let parser = try? Parser(yaml: text, resolver: .basic, encoding: .utf8),
            let root = try? parser.singleRoot()
        else { return nil }
        func flat(_ node: Node) -> String {
            switch node {
            case .scalar(let scalar):
                "<\(scalar.string.replacing("*", with: "x").replacing("&", with: "x"))>"
            case .sequence(let items): "[\(items.map(flat).joined(separator: ","))]"
            case .mapping(let pairs):
                "{\(pairs.map { flat($0.key) + flat($0.value) }.joined(separator: ","))}"
            case .alias: "*"
            }
        }
        return flat(root)
    }

    @Test("A large file takes time in proportion to its length")
    func linear() {
        let line = "a: \"" + String(repeating: "\\\" ' [ *x ", count: 200) + "\n"
        func time(_ count: Int) -> Duration {
            let lines = Array(repeating: line[...], count: count)
            return ContinuousClock().measure { _ = YAMLText(lines).live }
        }
        _ = time(20)
        #expect(time(800) < time(100) * 40 + .milliseconds(50))
    }
}
