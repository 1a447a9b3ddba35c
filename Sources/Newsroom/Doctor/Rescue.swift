internal import Archive
internal import Editorial
internal import Git

extension Repository {
    /// Whether something is at a path of the work tree.
    func hasWorkingFile(_ path: String) -> Bool {
        workDirectory.map { DurableFile.exists("\($0)/\(path)") } ?? false
    }
}

extension Shift {
    /// Keeps what stands in working files that are about to be written over or removed, unless `main` had just that at
    /// their paths: nothing that anybody typed goes away with a repair.
    ///
    /// - Returns: where it is kept, by path.
    /// - Throws: if it cannot be kept; then nothing may be written over.
    func rescue(_ paths: [String]) async throws -> [(path: String, kept: String)] {
        guard let folder = blog.git.workDirectory else { return [] }
        var rescued: [(String, String)] = []
        for path in paths where blog.git.hasWorkingFile(path) {
            guard let bytes = try DurableFile.read(folder + "/" + path, limit: Limits.mediaBytes)
            else { continue }
            let id = ObjectID.ofBlob(bytes).hex
            let known = try await blog.git.blobs(at: path)
            guard !known.before.contains(id), !known.after.contains(id) else { continue }
            let name = path.split(separator: "/").last.map(String.init) ?? "file"
            let typed = try TypedText.keep(
                bytes, in: [blog.typedFolder], name: "\(id.prefix(10))-\(name)")
            rescued.append((path, typed.path))
        }
        return rescued
    }
}
