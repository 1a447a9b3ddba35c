internal import Archive
internal import Editorial

/// Decides, entry by entry, what of an imported blog is new to the blog that it goes into.
struct ImportPlan {
    /// One commit to come.
    struct Act {
        enum What: String {
            case add, update, remove
        }

        let what: What
        let version: ImportedVersion
        let path: String
        /// Nil: the file goes.
        let bytes: [UInt8]?
        let name: String
        /// Its place among acts of the same moment.
        let order: Int
    }

    let imported: ImportedBlog
    /// Paths of the entries that the blog has.
    let paths: [EntryID: String]
    /// Reads a file of the blog.
    let read: (String) throws -> [UInt8]?
    /// Ids that some earlier import brought in; asked for only where it matters.
    let broughtInBefore: () async throws -> Set<EntryID>

    private(set) var acts: [Act] = []
    private(set) var losses: [ImportLoss] = []
    private(set) var unchanged = 0

    init(
        _ imported: ImportedBlog, paths: [EntryID: String],
        read: @escaping (String) throws -> [UInt8]?,
        broughtInBefore: @escaping () async throws -> Set<EntryID>
    ) {
        self.imported = imported
        losses = imported.losses
        self.paths = paths
        self.read = read
        self.broughtInBefore = broughtInBefore
    }

    /// Fills `acts`, in order of time.
    mutating func make() async throws {
        var before: Set<EntryID>?
        let entries = Dictionary(grouping: imported.versions, by: \.id)
        for (id, versions) in entries {
            let versions = versions.enumerated().sorted {
                ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
            }.map(\.element)
            guard Set(versions.map(\.key)).count == 1, let last = versions.last else {
                lose(versions, "two entries of the source got the same id")
                continue
            }
            if let path = paths[id] {
                try plan(versions, existing: path)
                continue
            }
            if before == nil { before = try await broughtInBefore() }
            if before?.contains(id) == true {
                if last.content != nil {
                    lose(versions, "it was taken out of this blog since; it stays out")
                } else {
                    unchanged += 1
                }
                continue
            }
            plan(new: versions)
        }
        acts.sort {
            ($0.version.at, $0.version.id, $0.order) < ($1.version.at, $1.version.id, $1.order)
        }
    }

    private mutating func lose(_ versions: [ImportedVersion], _ what: String) {
        losses.append(ImportLoss(place: versions.last?.place ?? "", what: what))
    }

    /// An entry that the blog does not have.
    private mutating func plan(new versions: [ImportedVersion]) {
        guard let first = versions.first(where: { $0.content != nil }),
            let path = path(of: first)
        else { return lose(versions, "it was taken away before it could be brought in") }
        if case .entry(let entry)? = first.content, versions.count == 1, entry.isEmpty {
            return lose(versions, "it has nothing to show: no title, text, picture or post")
        }
        var exists = false
        var last: [UInt8]?
        for version in versions {
            guard let (bytes, name) = file(version) else {
                if exists { append(.remove, version, path, nil) }
                exists = false
                continue
            }
            guard bytes != last else { continue }
            append(exists ? .update : .add, version, path, bytes, name)
            exists = true
            last = bytes
        }
    }

    /// An entry that the blog has: what is newer than that follows, unless somebody changed it here.
    private mutating func plan(_ versions: [ImportedVersion], existing path: String) throws {
        guard let current = try read(path), let last = versions.last else { return }
        let files = versions.map { file($0)?.bytes }
        var missing = versions.indices[...]
        if let known = files.lastIndex(where: { $0 == current }) {
            missing = versions.indices[(known + 1)...]
        } else {
            guard ImportMark.isAsImported(current) else {
                let same = files.compactMap { $0 }.last.map(ImportMark.digest(in:)) ?? nil
                guard last.content == nil || same == nil || same != ImportMark.digest(in: current)
                else {
                    // Only this blog has changed it.
                    unchanged += 1
                    return
                }
                return lose(
                    versions, "it was changed here and in the source; it stays as it is here")
            }
            missing = versions.indices.suffix(1)
        }
        if missing.isEmpty { unchanged += 1 }
        for index in missing {
            if let (bytes, name) = file(versions[index]) {
                append(.update, versions[index], path, bytes, name)
            } else {
                append(.remove, versions[index], path, nil)
            }
        }
    }

    private mutating func append(
        _ what: Act.What, _ version: ImportedVersion, _ path: String, _ bytes: [UInt8]?,
        _ name: String = ""
    ) {
        let name = name.isEmpty ? version.key : name
        acts.append(
            Act(
                what: what, version: version, path: path, bytes: bytes, name: name,
                order: acts.count))
    }

    private func path(of version: ImportedVersion) -> String? {
        switch version.content {
        case .entry(let entry):
            EntryPath.of(
                entry.id, kind: entry.kind, title: entry.title, at: entry.published ?? version.at)
        case .file(_, let path, _): path
        case nil: nil
        }
    }

    /// The file of a version, with the line by which it is known again.
    private func file(_ version: ImportedVersion) -> (bytes: [UInt8], name: String)? {
        func line(_ bytes: [UInt8]) -> String {
            ImportMark.line(format: imported.format, key: version.key, of: bytes)
        }
        switch version.content {
        case .entry(let entry):
            return (EntryText.bytes(entry, imported: line), entry.name)
        case .file(let bytes, _, let name):
            return (ImportMark.marking(bytes, line), name)
        case nil: return nil
        }
    }
}
