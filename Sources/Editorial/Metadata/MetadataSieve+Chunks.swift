extension MetadataSieve {
    /// Keeps the chunks that a PNG picture (W3C PNG, third edition) is shown by, and how it is turned.
    ///
    /// - Returns: whether it read to the end of the picture.
    mutating func png(_ file: FileBytes) -> Bool {
        output = Array(file.part(0, 8))
        var place = 8
        while place + 12 <= file.count {
            let end = place + 12 + file.big(place, 4)
            guard end <= file.count else { return false }
            let name = String(decoding: file.part(place + 4, place + 8), as: UTF8.self)
            if Self.shown.contains(name) || (0x41...0x5A).contains(file.byte(place + 4)) {
                output += file.part(place, end)
            } else {
                png(name, file, place + 8, end - 4)
            }
            place = end
            guard name != "IEND" else {
                if place < file.count { kinds.insert(.other) }
                return true
            }
        }
        return false
    }

    /// Chunks that change what is seen, besides those without which there is no picture.
    private static let shown: Set = [
        "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "mDCv", "cLLi", "sBIT",
        "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    ]

    private mutating func png(_ name: String, _ file: FileBytes, _ start: Int, _ end: Int) {
        let content = file.part(start, end)
        switch name {
        case "eXIf":
            let exif = ExifData(content)
            guard let turn = exif.orientation else {
                kinds.formUnion(exif.kinds)
                return
            }
            let block = ExifData.turned(turn)
            if !content.elementsEqual(block) { kinds.formUnion(exif.kinds) }
            let chunk = Array("eXIf".utf8) + block
            output += Self.big(block.count) + chunk + Self.big(Int(Self.checkSum(chunk)))
        case "tEXt", "zTXt", "iTXt":
            let key = content.prefix { $0 != 0 }
            let text = content.dropFirst(key.count + 1)
            if key.elementsEqual("XML:com.adobe.xmp".utf8) {
                note(xmp: text)
            } else {
                note(
                    key: String(decoding: key, as: UTF8.self),
                    hasText: !text.allSatisfy { $0 <= 0x20 })
            }
        default: kinds.insert(.other)
        }
    }

    private static func big(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// CRC-32 of ISO 3309, as PNG wants it behind each chunk.
    static func checkSum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
                sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
            }
        }
    }

    /// Keeps the chunks that a WebP picture (RFC 9649) is shown by, and how it is turned.
    ///
    /// - Returns: whether it read to the end of the picture.
    mutating func webP(_ file: FileBytes) -> Bool {
        output = Array(file.part(0, 12))
        let stop = 8 + file.little(4, 4)
        guard stop <= file.count, stop >= 12 else { return false }
        var flags: Int?
        var isTurned = false
        var place = 12
        while place + 8 <= stop {
            let size = file.little(place + 4, 4)
            let end = place + 8 + size + size % 2
            // The last byte that only fills up is sometimes left out.
            guard end <= stop || end - size % 2 == stop else { return false }
            let content = file.part(place + 8, place + 8 + size)
            switch String(decoding: file.part(place, place + 4), as: UTF8.self) {
            case "VP8X":
                flags = output.count + 8
                output += file.part(place, end)
            case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP": output += file.part(place, end)
            case "EXIF":
                let isNamed = content.starts(with: "Exif\0\0".utf8)
                let exif = ExifData(content.dropFirst(isNamed ? 6 : 0))
                if let turn = exif.orientation {
                    isTurned = true
                    let block = ExifData.turned(turn)
                    if !content.elementsEqual(block) { kinds.formUnion(exif.kinds) }
                    output += Array("EXIF".utf8) + Self.big(block.count).reversed() + block
                } else {
                    kinds.formUnion(exif.kinds)
                }
            case "XMP ": note(xmp: content)
            default: kinds.insert(.other)
            }
            place = end
        }
        if stop < file.count { kinds.insert(.other) }
        if let flags, flags < output.count {
            // Bit 3 says that there is Exif, bit 2 that there is XMP.
            output[flags] = output[flags] & ~0x0C | (isTurned ? 0x08 : 0)
        }
        let size = Self.big(output.count - 8)
        for (index, byte) in size.reversed().enumerated() { output[4 + index] = byte }
        return true
    }
}
