import Markdown
import Testing

@Suite("Events")
struct EventTests {
    @Test("Blocks and inlines come in pairs around their text")
    func pairs() {
        let source = Array("# A *b*".utf8)
        var events: [Event] = []
        parse(source) { events.append(copy $0) }
        #expect(
            events == [
                .enterBlock(.document), .enterBlock(.heading(level: 1)),
                .text(.plain, SourceText(range: 2..<4)), .enterInline(.emphasis),
                .text(.plain, SourceText(range: 5..<6)), .leaveInline(.emphasis),
                .leaveBlock(.heading(level: 1)), .leaveBlock(.document),
            ])
    }

    @Test("A run of text stands where its range says, in every kind of block")
    func ranges() {
        let source = """
            # Ünder héading

            Plain *emphasis* and **strong**, `code`,
            ~~struck~~ [link](https://example.org "title") ![image](x.jpg).

            > quoted
            > > deeper
            lazy

            1. first
               - nested

            ```swift
            fenced {
                indented
            }
            ```

            | head | 頭 |
            |:-----|---:|
            | cell | zelle |

                block of code

            <p>tag</p> https://bare.example/ user@example.com
            """
        let runs = runs(of: source)
        for word in [
            "Ünder héading", "Plain ", "emphasis", " and ", "strong", "code", "struck", "link",
            "image", "quoted", "deeper", "lazy", "first", "nested", "fenced {", "indented", "head",
            "頭", "cell", "zelle", "block of code", "https://bare.example/", "user@example.com",
        ] {
            let run = runs.first { $0.text.contains(word) }
            let found = run.flatMap { offset(of: word, in: $0.text) } ?? -1
            #expect(run != nil, "\(word) is a run of text")
            #expect(
                run.map { $0.place.range.lowerBound + found } == offset(of: word, in: source),
                "\(word) stands at its range")
        }
    }

    @Test("Ranges never go back, and stay in the source")
    func order() {
        var random = Seeded(state: 7)
        let pieces = [
            "a ", "é", "*", "**", "_", "`", "[", "](", ")", "\n", "\n\n", "> ", "- ", "1. ", "\t",
            "|", "|-|\n", "&amp;", "&#0;", "\u{0}", "<b>", "```\n", "    ", "\\", "https://a.b ",
            "~~", "![", "# ", "\r\n", "\r",
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...60, using: &random)
            let source = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
            let size = source.utf8.count
            var last = 0
            for run in runs(of: source) {
                #expect(
                    run.place.range.lowerBound >= last && run.place.range.upperBound <= size,
                    "\(source.debugDescription)")
                last = run.place.range.upperBound
            }
        }
    }

    @Test("Text that md4c makes up has an empty range at the nearest place")
    func synthesised() {
        let soft = runs(of: "one\ntwo")
        #expect(soft.map(\.kind) == [.plain, .softBreak, .plain])
        #expect(soft[1].place == SourceText(range: 3..<3, replacement: [0x0A]))
        let hard = runs(of: "one\\\ntwo")
        #expect(hard.map(\.kind) == [.plain, .hardBreak, .plain])
        let code = runs(of: "```\none\n```")
        #expect(code.map(\.text) == ["one", "\n"])
        #expect(code[1].place.range == 7..<7)
    }

    @Test("A NUL is U+FFFD and keeps its place")
    func null() {
        let runs = runs(of: "a\u{0}\u{0}b")
        #expect(runs.map(\.kind) == [.plain, .nullCharacter, .nullCharacter, .plain])
        #expect(runs.map(\.place.range) == [0..<1, 1..<2, 2..<3, 3..<4])
        #expect(runs[1].text == "\u{FFFD}")
    }

    @Test("A NUL in code is told once")
    func nullInCode() {
        let runs = runs(of: "```\na\u{0}b\u{0}\n```")
        #expect(runs.map(\.text).joined() == "a\u{FFFD}b\u{FFFD}\n")
        #expect(html("`a\u{0}b`") == "<p><code>a\u{FFFD}b</code></p>\n")
    }

    @Test(
        "Character references are decoded",
        arguments: [
            ("&amp;", "&"), ("&eacute;", "é"), ("&Tab;", "\t"), ("&AElig;", "Æ"),
            ("&zwnj;", "\u{200C}"), ("&acE;", "\u{223E}\u{333}"), ("&#233;", "é"),
            ("&#xE9;", "é"), ("&#XE9;", "é"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
            ("&#9999999;", "\u{FFFD}"), ("&CounterClockwiseContourIntegral;", "∳"),
            ("&nosuchname;", "&nosuchname;"), ("&AM;", "&AM;"), ("&zzzzzzzz;", "&zzzzzzzz;"),
        ])
    func entities(reference: String, text: String) {
        let runs = runs(of: "x\(reference)")
        #expect(runs.last?.text == text)
        #expect(runs.last?.kind == .entity)
        #expect(runs.last?.place.range == 1..<(1 + reference.utf8.count))
    }

    @Test("Links and images are found with their text and its place")
    func references() {
        let document = Document(
            Array("See [the *page*](https://a.example/?a&amp;b 'T') and ![alt](m.jpg).".utf8))
        #expect(
            document.references == [
                .init(
                    destination: "https://a.example/?a&b", title: "T", text: "the page",
                    range: 5..<14, isImage: false),
                .init(destination: "m.jpg", title: "", text: "alt", range: 55..<58, isImage: true),
            ])
    }

    @Test("A destination that needs no decoding has its place in the source")
    func destination() {
        var range: Range<Int>?
        parse(Array("[a](https://b.example)".utf8)) { event in
            if case .enterInline(.link(let link)) = copy event { range = link.destination.range }
        }
        #expect(range == 4..<21)
    }
}
