/// What files of a blog's `media/` are called: by their content, `media/ab/DIGEST.png`.
package enum MediaFileName {
    /// Ends of the names of pictures that browsers show without running anything.
    package static let pictures: Set = ["jpg", "jpeg", "png", "gif", "webp", "avif"]

    /// The path of a file with these bytes.
    ///
    /// - Parameter ending: the end of its name, in lower case and without the dot.
    package static func path(of bytes: [UInt8], ending: String) -> String {
        let digest = SHA256.hex(of: bytes)
        return "media/\(digest.prefix(2))/\(digest).\(ending)"
    }

    /// The picture that the file at `path` is a narrower version of, as `media/ab/DIGEST-480w.jpg` is of
    /// `media/ab/DIGEST.jpg`, and how wide it is (1 to 100,000 pixels); nil for any other file.
    package static func narrower(_ path: String) -> (picture: String, width: Int)? {
        guard let dash = path.lastIndex(of: "-"), let dot = path.lastIndex(of: "."), dash < dot
        else { return nil }
        let mark = path[path.index(after: dash)..<dot]
        let picture = "\(path[..<dash])\(path[dot...])"
        guard mark.last == "w", let width = Int(mark.dropLast()), (1...100_000).contains(width),
            "\(width)w" == mark, isPicture(picture)
        else { return nil }
        return (picture, width)
    }

    /// Whether `path` can be that of a picture.
    package static func isPicture(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "media", parts[1].utf8.count == 2 else { return false }
        let name = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        return name.count == 2 && name[0].utf8.count == 64 && name[0].hasPrefix(parts[1])
            && name[0].utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
            && pictures.contains(String(name[1]))
    }
}
