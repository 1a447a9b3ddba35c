/// Pictures and clips that tell much besides what they show, each of few bytes; `MARK` is in all that must go.
enum Samples {
    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func big(_ number: Int, _ size: Int = 4) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    static func little(_ number: Int, _ size: Int = 4) -> [UInt8] { big(number, size).reversed() }

    /// A TIFF file without a picture: how it is turned, an artist, a note, an owner, and a position.
    static func exif(
        orientation: Int? = 6, isLittle: Bool = false, hasPlace: Bool = true
    ) -> [UInt8] {
        func number(_ value: Int, _ size: Int) -> [UInt8] {
            isLittle ? little(value, size) : big(value, size)
        }
        func field(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            number(tag, 2) + number(type, 2) + number(count, 4) + value
        }
        let mark = bytes("MARK mark\0")
        let count = orientation == nil ? 4 : 5
        let text = 8 + 2 + count * 12 + 4
        let details = text + mark.count
        let place = details + 2 + 12 + 4
        var main = number(count, 2)
        main += field(0x010E, 2, mark.count, number(text, 4))
        if let orientation {
            main += field(0x0112, 3, 1, number(orientation, 2) + [0, 0])
        }
        main += field(0x013B, 2, mark.count, number(text, 4))
        main += field(0x8769, 4, 1, number(details, 4))
        main += field(0x8825, 4, 1, number(place, 4)) + number(0, 4)
        let owner = number(1, 2) + field(0xA430, 2, mark.count, number(text, 4)) + number(0, 4)
        let position = number(1, 2) + field(hasPlace ? 2 : 0, 5, 3, number(text, 4)) + number(0, 4)
        return bytes(isLittle ? "II" : "MM") + number(42, 2) + number(8, 4) + main + mark + owner
            + position
    }

    static let xmp = bytes("<x:xmpmeta><dc:creator>MARK</dc:creator></x:xmpmeta>")

    static func jpeg(_ exif: [UInt8]? = exif(), hasMore: Bool = true) -> [UInt8] {
        func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
            [0xFF, marker] + big(content.count + 2, 2) + content
        }
        var file: [UInt8] =
            [0xFF, 0xD8] + segment(0xE0, bytes("JFIF\0") + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        if let exif { file += segment(0xE1, bytes("Exif\0\0") + exif) }
        if hasMore {
            file += segment(0xE1, bytes("http://ns.adobe.com/xap/1.0/\0") + xmp)
            file += segment(0xED, bytes("Photoshop 3.0\0") + bytes("8BIM\u{04}\u{04}MARK"))
            file += segment(0xFE, bytes("MARK"))
        }
        file += segment(0xE2, bytes("ICC_PROFILE\0") + [1, 1, 7])
        file += segment(0xC0, [8, 0, 2, 0, 3, 1, 1, 17, 0])
        file += segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0xFF, 0xD0, 0x34]
        file += segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x56, 0x78, 0xFF, 0xD9]
        return hasMore ? file + bytes("MARK: a clip") : file
    }

    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count) + bytes(name) + content + [1, 2, 3, 4]
    }

    static func png(_ more: [UInt8]) -> [UInt8] {
        [0x89] + bytes("PNG\r\n\u{1A}\n") + chunk("IHDR", [0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0])
            + chunk("gAMA", [0, 0, 1, 1]) + more + chunk("IDAT", [9, 9]) + chunk("IEND", [])
    }

    static let pngWithAll =
        png(
            chunk("tEXt", bytes("Comment\0MARK")) + chunk("tEXt", bytes("Author\0MARK"))
                + chunk("iTXt", bytes("XML:com.adobe.xmp\0\0\0\0\0") + xmp)
                + chunk("zTXt", bytes("Raw profile type exif\0\0MARK")) + chunk("eXIf", exif())
                + chunk("tIME", [7, 231, 1, 1, 1, 1, 1]) + chunk("prVt", bytes("MARK")))
        + bytes("MARK")

    static func webP(_ more: [UInt8], flags: UInt8) -> [UInt8] {
        let extended = bytes("VP8X") + little(10) + [flags, 0, 0, 0, 2, 0, 0, 1, 0, 0]
        let picture = bytes("VP8L") + little(5) + [0x2F, 2, 0x40, 0, 0, 0]
        let content = bytes("WEBP") + extended + picture + more
        return bytes("RIFF") + little(content.count) + content
    }

    static func webPWithAll() -> [UInt8] {
        let (exif, xmp) = (exif(isLittle: true), xmp)
        func piece(_ name: String, _ content: [UInt8]) -> [UInt8] {
            bytes(name) + little(content.count) + content + (content.count % 2 == 1 ? [0] : [])
        }
        return webP(piece("EXIF", exif) + piece("XMP ", xmp) + piece("MARK", [1]), flags: 0x1C)
    }

    static let gif: [UInt8] =
        bytes("GIF89a") + [3, 0, 2, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6]
        + [0x21, 0xFF, 11] + bytes("NETSCAPE2.0") + [3, 1, 0, 0, 0] + [0x21, 0xFE, 4]
        + bytes("MARK") + [0] + [0x21, 0xF9, 4, 0, 0, 0, 0, 0]
        + [0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, 2, 7, 7, 0, 0x3B]

    static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count + 8) + bytes(name) + content
    }

    static let movie: [UInt8] =
        box("ftyp", bytes("isom") + big(512) + bytes("mp42"))
        + box(
            "moov",
            box("mvhd", [1, 2, 3])
                + box("trak", box("tkhd", [4]) + box("udta", bytes("MARK")))
                + box("udta", [0, 0, 0, 20, 0xA9] + bytes("xyz+51.5-0.1 MARK")))
        + box("mdat", [8, 8, 8])

    static let all: [(String, [UInt8])] = [
        ("JPEG", jpeg()), ("PNG", pngWithAll), ("WebP", webPWithAll()), ("GIF", gif),
        ("MP4", movie),
    ]
}
