internal import Git

extension BlogRepository {
    /// The list of hooks that somebody trusted here; it is no part of the blog.
    package var trustFile: String { privateFolder + "/trusted-hooks" }

    /// The published hooks of an event, in the order of their names; none if the blog has no folder
    /// of its own for it.
    package func hooks(
        of event: String, at tip: Tip
    ) throws -> [(path: String, bytes: [UInt8], executable: Bool)] {
        let folder = "Hooks/\(event).d"
        guard let entry = try git.entry(at: folder, in: tip.tree), entry.kind == .folder else {
            return []
        }
        return try git.tree(entry.id).filter { $0.kind == .file || $0.kind == .executable }
            .sorted { $0.name < $1.name }.map {
                (
                    "\(folder)/\($0.name)", try git.blob($0.id, limit: 1 << 20),
                    $0.kind == .executable
                )
            }
    }

    /// Links and folders among the hooks of an event, which somebody may take for hooks.
    package func strayHooks(of event: String, at tip: Tip) throws -> [String] {
        let folder = "Hooks/\(event).d"
        guard let entry = try git.entry(at: folder, in: tip.tree) else { return [] }
        guard entry.kind == .folder else { return [folder] }
        return try git.tree(entry.id).filter { $0.kind != .file && $0.kind != .executable }
            .map { "\(folder)/\($0.name)" }
    }

    /// What lies in `Hooks/` as if it were run and is not: folders of unknown events, and links or
    /// folders among the hooks.
    package func strayHooks(events: [String], at tip: Tip) throws -> [String] {
        guard let hooks = try git.entry(at: "Hooks", in: tip.tree), hooks.kind == .folder else {
            return []
        }
        var strays: [String] = []
        for folder in try git.tree(hooks.id) where folder.name.hasSuffix(".d") {
            guard folder.kind == .folder, events.contains(String(folder.name.dropLast(2))) else {
                strays.append("Hooks/\(folder.name)")
                continue
            }
            strays += try git.tree(folder.id)
                .filter { $0.kind != .file && $0.kind != .executable }
                .map { "Hooks/\(folder.name)/\($0.name)" }
        }
        return strays
    }

    /// The blog's own word lists for a language, by the names of their files: `Hooks/words/<language>/*.txt`
    /// on `main`. At most 32 of them, and 256 KiB each; others are left out.
    ///
    /// - Parameter tag: BCP 47; its first part names the folder.
    package func wordLists(
        _ tag: String, at tip: Tip
    ) throws -> [(name: String, bytes: [UInt8])] {
        let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        guard !language.isEmpty, !language.contains("/"),
            let entry = try git.entry(at: "Hooks/words/\(language)", in: tip.tree),
            entry.kind == .folder
        else { return [] }
        return try git.tree(entry.id)
            .filter { $0.kind == .file && $0.name.hasSuffix(".txt") }
            .sorted { $0.name < $1.name }.prefix(32).compactMap { file in
                guard let bytes = try? git.blob(file.id, limit: 256 << 10) else { return nil }
                return (file.name, bytes)
            }
    }

    /// Whether two tips have the same people and rules.
    package func sameDesk(_ one: Tip, _ other: Tip) throws -> Bool {
        if one == other { return true }
        return try git.entry(at: EntryPath.desk, in: one.tree)?.id
            == git.entry(at: EntryPath.desk, in: other.tree)?.id
    }
}
