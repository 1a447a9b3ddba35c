import Editorial
import Testing

@testable import Export

@Suite struct PixelSizeTests {
    @Test("The size is read from the head of each kind of picture")
    func sizes() {
        let gif = Array("GIF89a".utf8) + [0x40, 0x01, 0xF0, 0x00]
        #expect(PixelSize(of: gif) == PixelSize(width: 320, height: 240))
        let jpeg: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0x01, 0x00, 0x02, 0x00, 1,
        ]
        #expect(PixelSize(of: jpeg) == PixelSize(width: 512, height: 256))
        let webP =
            Array("RIFF....WEBPVP8X............".utf8).prefix(24) + [0x1F, 0x03, 0, 0x57, 2, 0]
        #expect(PixelSize(of: Array(webP)) == PixelSize(width: 800, height: 600))
        #expect(PixelSize(of: HarbourBridge.pictureBytes) == PixelSize(width: 1200, height: 675))
    }

    @Test("The size of an AVIF file is that of its largest picture, seen upright")
    func avif() {
        func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
            [0, 0, 0, UInt8(content.count + 8)] + Array(name.utf8) + content
        }
        let start = box("ftyp", Array("avif".utf8) + [0, 0, 0, 0])
        let small = box("ispe", [0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 32])
        let large = box("ispe", [0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 2, 0])
        let upright = start + box("meta", [0, 0, 0, 0] + small + large)
        #expect(PixelSize(of: upright) == PixelSize(width: 1024, height: 512))
        let turned = start + box("meta", [0, 0, 0, 0] + large + box("irot", [1]))
        #expect(PixelSize(of: turned) == PixelSize(width: 512, height: 1024))
        for count in 0..<upright.count {
            let size = PixelSize(of: Array(upright.prefix(count)))
            #expect(size == nil || size == PixelSize(width: 64, height: 32) || count > 60)
        }
    }

    @Test("A picture on its side is seen upright")
    func orientation() {
        let exif: [UInt8] =
            Array("Exif\u{0}\u{0}MM".utf8) + [
                0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
            ]
        let jpeg: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
            + [0xFF, 0xC0, 0, 11, 8, 0x01, 0x00, 0x02, 0x00, 1]
        #expect(PixelSize(of: jpeg) == PixelSize(width: 256, height: 512))
    }

    @Test("Anything else, and anything cut short, has no size")
    func others() {
        #expect(PixelSize(of: []) == nil)
        #expect(PixelSize(of: Array("<svg width='9'/>".utf8)) == nil)
        for count in 0..<24 {
            #expect(PixelSize(of: Array(HarbourBridge.pictureBytes.prefix(count))) == nil)
        }
        #expect(PixelSize(of: [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 10_000)) == nil)
    }
}
