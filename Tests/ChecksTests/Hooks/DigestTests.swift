import Editorial
import Testing

@Suite("SHA-256, by which hooks are trusted")
struct DigestTests {
    @Test(
        "agrees with the examples of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                    + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ])
    func examples(text: String, digest: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == digest)
    }

    @Test("agrees with the example of a million letters")
    func million() {
        #expect(
            SHA256.hex(of: Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("is the same of bytes that come in pieces of any size")
    func pieces() {
        let bytes = (0..<500).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for size in [1, 3, 63, 64, 65, 127, 128, 200, 500] {
            var sum = SHA256()
            for start in stride(from: 0, to: bytes.count, by: size) {
                sum.add(Array(bytes[start..<min(start + size, bytes.count)]))
                sum.add([])
            }
            #expect(sum.hex == SHA256.hex(of: bytes), "pieces of \(size)")
        }
    }

    @Test("agrees at every length about the end of a block")
    func padding() throws {
        // Digests of 0x61 repeated, computed with sha256sum.
        let known = [
            55: "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318",
            56: "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a",
            63: "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34",
            64: "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb",
            65: "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0",
        ]
        for (count, digest) in known {
            #expect(SHA256.hex(of: Array(repeating: UInt8(ascii: "a"), count: count)) == digest)
        }
    }
}
