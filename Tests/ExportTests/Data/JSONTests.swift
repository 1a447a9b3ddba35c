import Editorial
import Foundation
import Testing

@testable import Export

@Suite struct JSONTests {
    @Test("Members keep their order, and those without a value are left out")
    func order() {
        let json = JSON.object([("b", .integer(1)), ("a", nil), ("c", .array([.flag(true)]))])
        #expect(String(decoding: json.bytes(.compact), as: UTF8.self) == #"{"b":1,"c":[true]}"#)
    }

    @Test("Any text survives, and nothing in it ends a script element")
    func texts() throws {
        let text = "</script> \u{2028} \u{202E} \u{0} \\ \" \r\n\t 🌊 é & <!--"
        let bytes = JSON.object([("t", .string(text))]).bytes(.indented)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("<"))
        let back = try JSONDecoder().decode([String: String].self, from: Data(bytes))
        #expect(back["t"] == text)
    }

    @Test(
        "SHA-256 gives the digests of its specification",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(text: String, digest: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == digest)
    }

    @Test("SHA-256 is right at every length around a block")
    func sha256Lengths() {
        let digests = (0...130).map { SHA256.hex(of: Array(repeating: 0x61, count: $0)) }
        #expect(Set(digests).count == 131)
        #expect(digests[64] == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
    }
}
