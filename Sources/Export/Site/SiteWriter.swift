internal import FoundationEssentials
internal import Git

/// Puts an export into a folder so that whoever reads the folder never sees half a file.
///
/// Each file is written beside its place, synced and moved there; one whose bytes are the same is left
/// untouched. Files come before those that refer to them. What an earlier export left and this one
/// does not have is removed last, and nothing else ever is. After an interruption each file is the
/// old or the new one, and the next export puts the rest right.
package struct SiteWriter {
    /// What was done to the folder.
    package struct Outcome: Sendable, Hashable {
        package var written = 0
        package var unchanged = 0
        package var removed = 0
    }

    private let folder: String
    /// Bytes of a file that is compared with what is there: 1 GiB.
    private static let maximumBytes = 1 << 30

    package init(folder: String) {
        self.folder = folder.isEmpty ? "." : folder
    }

    /// Makes the folder hold these files and none of an earlier export.
    ///
    /// - Throws: `ExportError` if the folder holds what lb did not write, `FileError` if the system
    ///   refuses; also what fetching a file throws.
    package func put(_ files: [OutputFile]) throws -> Outcome {
        let old = try earlier()
        let new = Set(files.map(\.path))
        try refuseForeign(new.subtracting(old))
        try DurableFile.createFolder(folder)
        // Before anything is written it is said to be lb's, so that it still is after a kill.
        var outcome = Outcome()
        let all = SiteManifest(files: old.union(new))
        if all.files != old { try DurableFile.write(all.bytes, to: path(SiteManifest.path)) }
        var folders: Set<Substring> = []
        for file in files.sorted(by: { ($0.turn, $0.path) < ($1.turn, $1.path) }) {
            if let slash = file.path.lastIndex(of: "/") {
                let parent = file.path[..<slash]
                if folders.insert(parent).inserted { try DurableFile.createFolder(path(parent)) }
            }
            if try put(file, isKnown: old.contains(file.path)) {
                outcome.written += 1
            } else {
                outcome.unchanged += 1
            }
        }
        for file in old.subtracting(new).sorted()
        where FileManager.default.fileExists(atPath: path(file)) {
            try DurableFile.remove(path(file))
            outcome.removed += 1
        }
        if all.files != new {
            try DurableFile.write(SiteManifest(files: new).bytes, to: path(SiteManifest.path))
        }
        return outcome
    }

    /// Whether the file had to be written.
    private func put(_ file: OutputFile, isKnown: Bool) throws -> Bool {
        let place = path(file.path)
        if case .addressed = file.content, isKnown,
            FileManager.default.fileExists(atPath: place)
        {
            return false
        }
        let bytes = try file.bytes
        guard try DurableFile.read(place, limit: Self.maximumBytes) != bytes else { return false }
        try DurableFile.write(bytes, to: place)
        return true
    }

    /// The files that an earlier export says it wrote.
    private func earlier() throws -> Set<String> {
        let bytes = try DurableFile.read(
            path(SiteManifest.path), limit: SiteManifest.maximumBytes)
        if let bytes { return try SiteManifest(bytes, folder: folder).files }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard let name = names.sorted().first else { return [] }
        throw ExportError(
            "\(folder) holds files that lb did not write, such as \(name). "
                + "Export into an empty or a new folder.")
    }

    /// Files that people put beside the export stay; a name that both want is not taken from them.
    private func refuseForeign(_ paths: Set<String>) throws {
        for file in paths.sorted() {
            guard SiteManifest.isInside(file) else {
                throw ExportError("\(file) is not a path within the export")
            }
            guard !FileManager.default.fileExists(atPath: path(file)) else {
                throw ExportError(
                    "\(path(file)) is in the way, and lb did not write it. Move it elsewhere.")
            }
        }
    }

    private func path(_ file: some StringProtocol) -> String { "\(folder)/\(file)" }
}

extension OutputFile {
    /// Later for what leads readers to other files: pages, then the first page, then the list that
    /// tells open pages what is new.
    fileprivate var turn: Int {
        if path == LiveFiles.list { return 3 }
        if path == "index.html" { return 2 }
        return path.hasSuffix(".html") ? 1 : 0
    }
}
