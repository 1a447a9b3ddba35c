extension MetadataSieve {
    /// Keeps the frames of a GIF picture (GIF89a), how they follow one another, and their colours.
    ///
    /// - Returns: whether it read to the end of the picture.
    mutating func gif(_ file: FileBytes) -> Bool {
        func table(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
        var place = 13 + table(file.byte(10))
        guard place <= file.count else { return false }
        output = Array(file.part(0, place))
        while place < file.count {
            let start = place
            var isKept = true
            switch file.byte(place) {
            case 0x3B:
                output.append(0x3B)
                if place + 1 < file.count { kinds.insert(.other) }
                return true
            case 0x2C: place += 11 + table(file.byte(place + 9))
            case 0x21:
                let label = file.byte(place + 1)
                place += 2
                if label == 0xFE {
                    isKept = false
                    kinds.insert(.comments)
                } else if label == 0xFF {
                    isKept = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"].contains {
                        file.has($0, at: place + 1)
                    }
                }
            default: return false
            }
            while place < file.count, file.byte(place) != 0 { place += 1 + Int(file.byte(place)) }
            guard place < file.count else { return false }
            place += 1
            if isKept {
                output += file.part(start, place)
            } else if file.has("XMP DataXMP", at: start + 3) {
                note(xmp: file.part(start, place))
            } else if kinds.isEmpty {
                kinds.insert(.other)
            }
        }
        return false
    }
}
