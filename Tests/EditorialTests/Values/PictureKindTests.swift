import Editorial
import Testing

@Suite struct PictureKindTests {
    private static let png: [UInt8] =
        Array("\u{89}PNG\r\n\u{1A}\n".unicodeScalars.map { UInt8($0.value) })
        + [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 4, 0, 0, 0, 3]
    private static let gif = Array("GIF89a".utf8) + [4, 0, 3, 0]
    private static let jpeg: [UInt8] = [
        0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8, 0, 3, 0, 4, 1,
    ]
    private static let webP =
        Array("RIFF....WEBPVP8X............".utf8).prefix(24) + [3, 0, 0, 2, 0, 0]

    private static func avif(_ brand: String, other: String) -> [UInt8] {
        [0, 0, 0, 20] + Array("ftyp\(brand)".utf8) + [0, 0, 0, 0] + Array(other.utf8)
            + [0, 0, 0, 32] + Array("meta".utf8) + [0, 0, 0, 0, 0, 0, 0, 20] + Array("ispe".utf8)
            + [0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3]
    }

    @Test("A picture is known by its bytes")
    func kinds() {
        #expect(PictureKind(of: Self.png) == .png)
        #expect(PictureKind(of: Self.gif) == .gif)
        #expect(PictureKind(of: Self.jpeg) == .jpeg)
        #expect(PictureKind(of: Array(Self.webP)) == .webP)
        #expect(PictureKind(of: Self.avif("avif", other: "mif1")) == .avif)
        #expect(PictureKind(of: Self.avif("mif1", other: "avif")) == .avif)
    }

    @Test("What is no picture that browsers show, or only its start, has no kind")
    func others() {
        #expect(PictureKind(of: Array("<html>".utf8)) == nil)
        #expect(PictureKind(of: []) == nil)
        #expect(PictureKind(of: Array(Self.png.prefix(12))) == nil)
        #expect(PictureKind(of: Self.avif("heic", other: "mif1")) == nil)
    }

    @Test("A name agrees with what is in the file")
    func names() {
        #expect(PictureKind.agrees("quay.JPG", with: Self.jpeg))
        #expect(PictureKind.agrees("quay.jpeg", with: Self.jpeg))
        #expect(!PictureKind.agrees("quay.png", with: Self.jpeg))
        #expect(!PictureKind.agrees("quay.png", with: Array("<html>".utf8)))
        #expect(PictureKind.agrees("quay.mp4", with: Array("anything".utf8)))
    }
}
