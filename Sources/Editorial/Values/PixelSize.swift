/// The size of a picture, so that a page can keep its place free before it is loaded.
package struct PixelSize: Sendable, Hashable {
    package let width: Int
    package let height: Int

    /// Nil unless both are 1 to 100,000.
    package init?(width: Int, height: Int) {
        guard (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
        self.width = width
        self.height = height
    }

    /// Reads it from the head of a PNG, GIF, WebP, JPEG or AVIF file.
    package init?(of bytes: [UInt8]) {
        let head = Head(bytes)
        if head.has("\u{89}PNG".unicodeScalars, at: 0), head.has("IHDR".unicodeScalars, at: 12) {
            self.init(width: head.big(16, 4), height: head.big(20, 4))
        } else if head.has("GIF8".unicodeScalars, at: 0) {
            self.init(width: head.little(6, 2), height: head.little(8, 2))
        } else if head.has("RIFF".unicodeScalars, at: 0), head.has("WEBP".unicodeScalars, at: 8) {
            self.init(webP: head)
        } else if head.big(0, 2) == 0xFFD8 {
            self.init(jpeg: head)
        } else if head.has("ftyp".unicodeScalars, at: 4) {
            self.init(avif: head)
        } else {
            return nil
        }
    }

    private init?(webP head: Head) {
        if head.has("VP8X".unicodeScalars, at: 12) {
            self.init(width: head.little(24, 3) + 1, height: head.little(27, 3) + 1)
        } else if head.has("VP8L".unicodeScalars, at: 12) {
            let bits = head.little(21, 4)
            self.init(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
        } else {
            self.init(width: head.little(26, 2) & 0x3FFF, height: head.little(28, 2) & 0x3FFF)
        }
    }

    /// Takes the largest extent (`ispe`) of the metadata, ISO/IEC 23008-12; one that is turned on its
    /// side (`irot`) is seen so.
    private init?(avif head: Head) {
        var offset = 0
        while head.big(offset, 4) >= 8, !head.has("meta".unicodeScalars, at: offset + 4) {
            offset += head.big(offset, 4)
        }
        let end = min(offset + head.big(offset, 4), offset + 65536, head.bytes.count)
        var best: (width: Int, height: Int) = (0, 0)
        var isTurned = false
        for place in offset..<max(offset, end) where head.bytes[place] == UInt8(ascii: "i") {
            if head.has("ispe".unicodeScalars, at: place) {
                let (width, height) = (head.big(place + 8, 4), head.big(place + 12, 4))
                let isSane = width <= 100_000 && height <= 100_000
                if isSane, width * height > best.width * best.height { best = (width, height) }
            } else if head.has("irot".unicodeScalars, at: place) {
                isTurned = head.big(place + 4, 1) & 1 == 1
            }
        }
        self.init(
            width: isTurned ? best.height : best.width, height: isTurned ? best.width : best.height)
    }

    /// Walks the segments up to the start of frame. One turned by Exif orientation is seen so.
    private init?(jpeg head: Head) {
        var offset = 2
        var isTurned = false
        while head.big(offset, 1) == 0xFF {
            let marker = head.big(offset + 1, 1)
            let length = head.big(offset + 2, 2)
            if marker == 0xFF {
                offset += 1
                continue
            }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                let (height, width) = (head.big(offset + 5, 2), head.big(offset + 7, 2))
                self.init(
                    width: isTurned ? height : width, height: isTurned ? width : height)
                return
            }
            // XMP has the same marker, and comes after Exif.
            if marker == 0xE1, head.isTurned(exif: offset + 4, length: length) { isTurned = true }
            guard length >= 2 else { return nil }
            offset += 2 + length
        }
        return nil
    }
}

/// Numbers at the front of a file; one that reaches beyond its end is zero.
private struct Head {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func has(_ text: String.UnicodeScalarView, at offset: Int) -> Bool {
        text.enumerated().allSatisfy { big(offset + $0.offset, 1) == Int($0.element.value) }
    }

    func big(_ offset: Int, _ count: Int) -> Int {
        guard offset + count <= bytes.count else { return 0 }
        return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }

    func little(_ offset: Int, _ count: Int) -> Int {
        guard offset + count <= bytes.count else { return 0 }
        return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Whether the Exif segment says that the picture lies on its side (orientation 5 to 8).
    func isTurned(exif start: Int, length: Int) -> Bool {
        guard has("Exif".unicodeScalars, at: start) else { return false }
        let tiff = start + 6
        let isLittle = big(tiff, 2) == 0x4949
        func number(_ offset: Int, _ count: Int) -> Int {
            isLittle ? little(offset, count) : big(offset, count)
        }
        let directory = tiff + min(number(tiff + 4, 4), length)
        for index in 0..<min(number(directory, 2), 64) {
            let field = directory + 2 + index * 12
            if number(field, 2) == 0x0112 { return (5...8).contains(number(field + 8, 2)) }
        }
        return false
    }
}
