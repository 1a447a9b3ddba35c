/// Keeps what a file needs to be shown, and notes what else it has.
struct MetadataSieve {
    var kinds: Set<FileMetadata.Kind> = []
    var output: [UInt8] = []

    /// Notes what a text under some key is about.
    mutating func note(key: String, hasText: Bool) {
        let key = key.lowercased()
        if key.contains("gps") {
            kinds.insert(.place)
        } else if key.hasPrefix("raw profile") || key.contains("author")
            || key.contains("copyright") || key.contains("artist")
        {
            kinds.insert(.names)
        } else if hasText,
            ["comment", "description", "title", "disclaimer", "warning", "source"].contains(key)
        {
            kinds.insert(.comments)
        } else {
            kinds.insert(.other)
        }
    }

    /// Notes what a packet of XMP is about. It is XML; its names are looked for, and not its structure.
    mutating func note(xmp packet: ArraySlice<UInt8>) {
        kinds.insert(.other)
        let names: [(String, FileMetadata.Kind)] = [
            ("GPSLatitude", .place), ("GPSLongitude", .place), ("dc:creator", .names),
            ("photoshop:Credit", .names), ("dc:rights", .names), ("Iptc4xmpExt:Person", .names),
            ("SerialNumber", .names), ("mwg-rs:Name", .names), ("dc:description", .comments),
            ("dc:title", .comments), ("exif:UserComment", .comments),
        ]
        let file = FileBytes(Array(packet))
        for (name, kind) in names where file.contains(name) { kinds.insert(kind) }
    }
}
