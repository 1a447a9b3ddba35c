import Testing

@testable import Export

@Suite struct JSONReaderTests {
    @Test func whatWeWriteComesBack() throws {
        let text = "é \u{1F30A} \"quoted\" \\ / \u{8}\u{C}\n\r\t\u{1}\u{2028}</script>"
        let bytes = JSON.object([
            ("text", .string(text)), ("number", .integer(-19)),
            ("list", .array([.string(""), .flag(true)])), ("none", .object([])),
        ]).bytes(.compact)
        let value = try #require(JSONReader.read(bytes))
        #expect(value["text"]?.text == text)
        #expect(value["number"]?.integer == -19)
        #expect(value["list"]?.list == [.text(""), .other])
        #expect(value["none"] == .object([:]))
        #expect(value["nothing"] == nil && value["list"]?.texts == nil)
    }

    @Test(arguments: [
        (#""\u00e9\ud83c\udf0a\/\b\f""#, "é\u{1F30A}/\u{8}\u{C}"), ("  \"a\"\n", "a"),
        ("\u{FEFF}\"a\"", "a"), (#""""#, ""),
    ])
    func escapesAreRead(json: String, text: String) {
        #expect(JSONReader.read(Array(json.utf8)) == .text(text))
    }

    @Test(arguments: [
        "", " ", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\\u12g4\"",
        "\"\\ud83c\"", "\"\\ud83cabcdef\"", "\"\\ud83c\\u0041\"", "\"\\udf0a\"", "\"a\nb\"", "{",
        "{}}", "[",
        "[1", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}", "nul", "tru",
        "-", "+1", "inf", "nan", "1 2", "'a'", "{}\u{FEFF}",
    ])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(JSONReader.read(Array(text.utf8)) == nil)
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(JSONReader.read([0x22, 0xFF, 0x22]) == nil)
        #expect(JSONReader.read([0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
    }

    @Test func deepListsAreRefusedWithoutACrash() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(JSONReader.read(Array(deep.utf8)) == nil)
        let fine = String(repeating: "[", count: 31) + String(repeating: "]", count: 31)
        #expect(JSONReader.read(Array(fine.utf8)) != nil)
    }

    @Test func largeNumbersAreNoIntegers() {
        #expect(JSONReader.read(Array("99999999999999999999".utf8)) == .other)
        #expect(JSONReader.read(Array("1.5e3".utf8)) == .other)
        #expect(JSONReader.read(Array("9223372036854775807".utf8)) == .integer(.max))
    }
}
