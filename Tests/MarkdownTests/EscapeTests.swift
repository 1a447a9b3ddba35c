import Markdown
import Testing

@Suite("Escaping")
struct EscapeTests {
    private func text(_ string: String) -> String {
        var output: [UInt8] = []
        HTMLEscape.text(string, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    private func attribute(_ string: String) -> String {
        var output: [UInt8] = []
        HTMLEscape.attribute(string, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test("Markup characters are escaped")
    func markup() {
        #expect(text("a<b>&\"'c") == "a&lt;b&gt;&amp;&quot;'c")
        #expect(attribute("a<b>&\"'c") == "a&lt;b&gt;&amp;&quot;&#39;c")
    }

    @Test("Every scalar is kept, escaped or neutralised, as the rule for it says")
    func everyScalar() {
        for value in UInt32(0)...0x2_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let expected =
                switch value {
                case 0x22: "&quot;"
                case 0x26: "&amp;"
                case 0x3C: "&lt;"
                case 0x3E: "&gt;"
                case 0x0D: "\n"
                case 0x09, 0x0A: String(scalar)
                case 0x00..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
                    "\u{FFFD}"
                default: String(scalar)
                }
            guard text(String(scalar)) != expected else { continue }
            Issue.record("U+\(String(value, radix: 16)) gave \(text(String(scalar)))")
        }
    }

    @Test("Line ends become LF")
    func lineEnds() {
        #expect(text("a\r\nb\rc\nd\r") == "a\nb\nc\nd\n")
    }

    @Test("Neighbours of what is neutralised stay")
    func neighbours() {
        #expect(text("«\u{202E}’\u{2066}…\u{85}é\u{0}") == "«\u{FFFD}’\u{FFFD}…\u{FFFD}é\u{FFFD}")
    }

    @Test("Character references cannot bring back what is neutralised")
    func references() {
        let output = html("a&#x202E;b&#27;c&#x2066;d&lt;e `\u{202E}` [f](#g '\u{202E}&#x202E;')")
        #expect(!output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!output.contains("\u{202E}") && !output.contains("\u{2066}"))
        #expect(output.contains("d&lt;e"))
    }

    @Test("A sequence cut off at the end is copied, not read beyond")
    func cutOff() {
        for bytes in [[0xC2], [0xE2], [0xE2, 0x80], [0xEF, 0xBF]] as [[UInt8]] {
            var output: [UInt8] = []
            HTMLEscape.text(bytes, into: &output)
            #expect(output == bytes)
        }
    }
}
