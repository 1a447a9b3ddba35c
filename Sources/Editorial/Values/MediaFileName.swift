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
