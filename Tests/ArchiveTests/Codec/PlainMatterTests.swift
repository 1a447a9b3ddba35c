import Testing
import Yams

@testable import Archive

@Suite struct PlainMatterTests {
    private static let plain = """
        id: "0123456789"
        kind: quote
        title: "Boats stay in port: \\"no\\" says crew"
        byline:
          - person: ana
          - name: Łukasz Wójcik
            role: deckhand
        created: 2031-03-04T07:38:00Z
        key: true
        key_text: Crews say morale has gone
        tags: [budget, health service, été]
        emails: [ana@ledger.example, a.b+c_d-e@f.example]
        quotes:
          - text: If they want the boats to run, they should come — and ask 🚢
            speaker: Tom Hale
        retracted:
          at: 2031-03-04T07:38:00Z
          reason: It was 12% not 21%

        """

    @Test func whatLbWritesIsReadAsTheParserReadsIt() throws {
        let read = try #require(PlainMatter.mapping(of: Self.plain.utf8Slice))
        #expect(Self.flat(.mapping(read)) == Self.parsed(Self.plain))
    }

    /// Whatever one or two changed bytes make of it, it is read as by the parser, or left to it.
    @Test func nothingIsReadOtherwiseThanByTheParser() throws {
        var random = Numbers(state: 7)
        let signs = Array(" \n\t:-#&*!|>'\"[]{},%@`~?a0\\\u{E9}=<.$".utf8)
        var read = 0
        for _ in 0..<6000 {
            var bytes = Array(Self.plain.utf8)
            for _ in 0...Int(random.next() % 3) {
                let place = Int(random.next() % UInt64(bytes.count))
                let sign = signs[Int(random.next() % UInt64(signs.count))]
                switch random.next() % 3 {
                case 0: bytes[place] = sign
                case 1: bytes.insert(sign, at: place)
                default: bytes.remove(at: place)
                }
            }
            guard let text = String(validating: bytes, as: UTF8.self),
                let mapping = PlainMatter.mapping(of: bytes[...])
            else { continue }
            read += 1
            #expect(Self.flat(.mapping(mapping)) == Self.parsed(text), "\(text)")
        }
        #expect(read > 500)
    }

    @Test(arguments: [
        "a: |\n  text\n", "a: b\n  c\n", "a: b # c\n", "a: [b, [c]]\n", "a: {b: c}\n", "a: *b\n",
        "a: &b c\n", "a:\n- b\n", "a: b\na: c\n", "a: 'b'\n", "a: b: c\n", "a:\tb\n",
        "a: \"\\x41\"\n",
        "? a\n", "a: b\r\n", "a: b:\n", "- a\n", "a:\n  - \"b: !c\"\n", "\n", "a: !b\n", "a: b\n\n",
    ])
    func whatElseYAMLHasIsLeftToTheParser(text: String) {
        #expect(PlainMatter.mapping(of: text.utf8Slice) == nil)
    }

    private static func parsed(_ text: String) -> String {
        let reader = YAMLReader(file: "", firstLine: 1)
        return reader.mapping(of: text).map { flat(.mapping($0)) } ?? "\(reader.diagnostics)"
    }

    /// Values and styles, without places and tags.
    private static func flat(_ node: Node) -> String {
        if let scalar = node.scalar {
            return "\(scalar.style == .plain ? "p" : "q")<\(scalar.string)>"
        }
        if let list = node.sequence { return "[\(list.map(flat).joined(separator: " "))]" }
        let pairs = node.mapping.map { $0.map { "\(flat($0.key)):\(flat($0.value))" } } ?? []
        return "{\(pairs.joined(separator: " "))}"
    }
}

extension String {
    fileprivate var utf8Slice: ArraySlice<UInt8> { Array(utf8)[...] }
}

/// SplitMix64: the same numbers in every run.
struct Numbers {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
