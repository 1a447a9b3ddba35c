internal import Git

/// What is in the folder of an export, told from its names alone.
struct SiteState {
    /// What lb put there, and empty folders.
    var tree: FolderTree
    /// What a killed export left.
    private(set) var leftovers: [String] = []
    /// Files and folders that people put there.
    private(set) var foreign: [String]

    /// - Parameters:
    ///   - known: the files that an earlier export wrote.
    ///   - new: those that the next one writes.
    /// - Throws: `FileError` if the folder cannot be read.
    init(_ folder: String, _ known: Set<String>, new: Set<String> = []) throws(FileError) {
        let all = known.union(new)
        // Also where none of these files is in them.
        let folders = SitePaths.folders(all).union(["live", "media"])
        tree = try FolderTree(folder) { folders.contains($0) }
        foreign = tree.closed
        var others: [String] = []
        for file in tree.files.keys where !known.contains(file) && file != SiteManifest.path {
            others.append(file)
        }
        for file in others {
            tree.files[file] = nil
            if SitePaths.isTemporary(file, of: all) {
                leftovers.append(file)
            } else {
                foreign.append(file)
            }
        }
    }

    /// Whether all of it belongs to the user that this process acts for.
    var isOwn: Bool { tree.folders.values.allSatisfy(\.isOwn) }
}
