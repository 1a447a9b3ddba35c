internal import Editorial

/// The paths of files within an export.
enum SitePaths {
    /// The folders of the export in which files are, and `.` for itself.
    static func parents(_ files: Set<String>) -> Set<String> {
        var parents: Set<String> = ["."]
        // Most files are in the folder of the one before.
        var last: Substring.UTF8View = "."[...].utf8
        for file in files {
            guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { continue }
            let parent = file[..<slash].utf8
            if parent.elementsEqual(last) { continue }
            parents.insert(String(Substring(parent)))
            last = parent
        }
        return parents
    }

    /// All folders within the export that are on the way to files.
    static func folders(_ files: Set<String>) -> Set<String> {
        var folders = parents(files)
        for parent in folders {
            var rest = parent[...]
            while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
                rest = rest[..<slash]
                folders.insert(String(rest))
            }
        }
        folders.remove(".")
        return folders
    }

    /// Whether a path is that of a temporary file of an export of these files, or of a piece of news.
    static func isTemporary(_ path: String, of files: Set<String>) -> Bool {
        guard path.utf8.suffix(4).elementsEqual(".tmp".utf8) else { return false }
        let start =
            path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
            ?? path.startIndex
        guard let file = SiteNames.file(ofTemporary: path[start...]) else { return false }
        let whole = path[..<start] + file
        return files.contains(String(whole)) || LiveFiles.isPiece(String(whole))
            || whole == SiteManifest.path
    }
}
