extension MetadataSieve {
    /// Keeps the tables, the picture, its colours and how it is turned; of ISO/IEC 10918-1, annex B.
    ///
    /// What comes after the picture goes, too: phones put clips and whole other pictures there.
    ///
    /// - Returns: whether it read to the end of the picture.
    mutating func jpeg(_ file: FileBytes) -> Bool {
        output = [0xFF, 0xD8]
        var place = 2
        while place < file.count {
            guard file.byte(place) == 0xFF else { return false }
            let marker = file.byte(place + 1)
            switch marker {
            case 0xFF: place += 1
            case 0xD9:
                output += [0xFF, 0xD9]
                if file.count > place + 2 { kinds.insert(.other) }
                return true
            case 0x01, 0xD0...0xD7:
                output += [0xFF, marker]
                place += 2
            case 0x00, 0xD8: return false
            default:
                let end = place + 2 + file.big(place + 2, 2)
                guard end >= place + 4, end <= file.count else { return false }
                segment(marker, file, place, end)
                place = end
                if marker == 0xDA { place = scan(file, from: end) }
            }
        }
        // Some cameras leave out the end.
        return true
    }

    /// Takes the picture's own bytes, up to the next marker, and says where that is.
    private mutating func scan(_ file: FileBytes, from start: Int) -> Int {
        let span = file.bytes.span
        var place = start
        while place + 1 < span.count {
            if span[place] == 0xFF,
                !(span[place + 1] == 0 || (0xD0...0xD7).contains(span[place + 1]))
            {
                break
            }
            place += 1
        }
        if place + 1 >= span.count { place = span.count }
        output += file.part(start, place)
        return place
    }

    private mutating func segment(_ marker: UInt8, _ file: FileBytes, _ place: Int, _ end: Int) {
        let content = place + 4
        switch marker {
        case 0xE0 where file.has("JFIF\0", at: content),
            0xE2 where file.has("ICC_PROFILE\0", at: content),
            0xEE where file.has("Adobe", at: content):
            output += file.part(place, end)
        case 0xE1 where file.has("Exif\0", at: content):
            let exif = ExifData(file.part(content + 6, end))
            guard let turn = exif.orientation else {
                kinds.formUnion(exif.kinds)
                return
            }
            let block = Array("Exif\0\0".utf8) + ExifData.turned(turn)
            // What was made so before tells nothing else.
            if !file.part(content, end).elementsEqual(block) { kinds.formUnion(exif.kinds) }
            output += [0xFF, 0xE1, 0, UInt8(block.count + 2)] + block
        case 0xE1 where file.has("http://ns.adobe.com/", at: content):
            note(xmp: file.part(content, end))
        case 0xED:
            // IPTC: the fields of agencies, with names and captions.
            kinds.formUnion(
                file.contains("8BIM\u{04}\u{04}", in: content..<end)
                    ? [.names, .comments] : [.other])
        case 0xFE:
            kinds.insert(file.part(content, end).allSatisfy { $0 <= 0x20 } ? .other : .comments)
        case 0xE0...0xEF: kinds.insert(.other)
        default: output += file.part(place, end)
        }
    }
}
