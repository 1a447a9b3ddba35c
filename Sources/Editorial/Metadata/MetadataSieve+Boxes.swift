/// Files of boxes within boxes, ISO/IEC 14496-12.
extension MetadataSieve {
    /// Boxes within which others are looked for.
    private static let containers: Set = ["moov", "trak", "moof", "traf"]
    private static let deepest = 8

    /// Makes what a clip says of itself a box of zeros, which all players pass over: places within the file are
    /// written in it, and must stay.
    ///
    /// - Returns: whether it read to the end.
    mutating func movie(_ file: FileBytes) -> Bool {
        output = file.bytes
        return boxes(file, 0..<file.count, depth: 0)
    }

    private mutating func boxes(_ file: FileBytes, _ part: Range<Int>, depth: Int) -> Bool {
        var place = part.lowerBound
        while place + 8 <= part.upperBound {
            var (size, head) = (file.big(place, 4), 8)
            if size == 1 {
                // More than two to the 40 would be no file of ours.
                guard file.big(place + 8, 3) == 0 else { return false }
                (size, head) = (file.big(place + 11, 5), 16)
            } else if size == 0 {
                size = part.upperBound - place
            }
            let end = place + size
            guard size >= head, end <= part.upperBound else { return false }
            let name = String(decoding: file.part(place + 4, place + 8), as: UTF8.self)
            let content = place + head..<end
            if Self.containers.contains(name), depth < Self.deepest {
                guard boxes(file, content, depth: depth + 1) else { return false }
            } else if ["udta", "uuid"].contains(name) || name == "meta" && depth > 0 {
                note(box: file, content)
                output.replaceSubrange(place + 4..<place + 8, with: "free".utf8)
                output.replaceSubrange(
                    content, with: repeatElement(0, count: content.count))
            }
            place = end
        }
        return true
    }

    private mutating func note(box file: FileBytes, _ part: Range<Int>) {
        kinds.insert(.other)
        let names: [(String, FileMetadata.Kind)] = [
            ("xyz", .place), ("loci", .place), ("ISO6709", .place), ("GPSL", .place),
            ("ART", .names), ("aut", .names), ("author", .names), ("artist", .names),
            ("cprt", .names), ("dc:creator", .names), ("cmt", .comments), ("desc", .comments),
            ("description", .comments), ("comment", .comments),
        ]
        for (name, kind) in names where file.contains(name, in: part) { kinds.insert(kind) }
    }

    /// Tells what an AVIF picture says of itself. It is left in: the places of all its parts hang on it.
    ///
    /// - Returns: false.
    mutating func avif(_ file: FileBytes) -> Bool {
        var place = 0
        while file.big(place, 4) >= 8, !file.has("meta", at: place + 4) {
            place += file.big(place, 4)
        }
        let meta = place..<min(file.count, place + max(0, file.big(place, 4)))
        guard meta.lowerBound < meta.upperBound else { return false }
        if file.contains("infe", in: meta), file.contains("Exif", in: meta) {
            for start in 0..<max(0, file.count - 8)
            where file.has("II*\0", at: start) || file.has("MM\0*", at: start) {
                kinds.formUnion(ExifData(file.part(start, file.count)).kinds)
                break
            }
        }
        if file.contains("application/rdf+xml", in: meta) { note(xmp: file.bytes[...]) }
        return false
    }
}
