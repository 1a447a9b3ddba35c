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

    /// Whether two tips have the same people and rules.
    package func sameDesk(_ one: Tip, _ other: Tip) throws -> Bool {
        if one == other { return true }
        return try git.entry(at: EntryPath.desk, in: one.tree)?.id
            == git.entry(at: EntryPath.desk, in: other.tree)?.id
    }
}
