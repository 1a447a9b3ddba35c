internal import Editorial
package import Git

extension BlogRepository {
    /// Which blog this is, the same in every clone, under any name and title, and after a redaction.
    ///
    /// It is made of who began the blog, when, and with which settings: the commit itself gets another id where
    /// a redaction reaches so far back.
    ///
    /// - Returns: nil where the oldest commit is not there, as in a shallow clone.
    package func origin(of commit: ObjectID) -> String? {
        guard let root = try? root(of: commit), let first = try? git.commit(root) else {
            return nil
        }
        let settings = (try? git.entry(at: EntryPath.blog, in: first.tree))??.id.hex ?? ""
        let signs = [first.author, first.committer].map { "\($0.name) <\($0.email)> \($0.seconds)" }
        let text = (signs + [settings]).joined(separator: "\n")
        return String(SHA256.hex(of: Array(text.utf8)).prefix(32))
    }

    /// The oldest commit of main's own history.
    ///
    /// Of a long history only what is new since the last time is read.
    private func root(of commit: ObjectID) throws -> ObjectID? {
        guard !DurableFile.exists("\(git.commonDirectory)/shallow") else { return nil }
        let place = "\(privateFolder)/cache/root"
        let bytes = (try? DurableFile.read(place, limit: 256)) ?? nil
        let known = String(decoding: bytes ?? [], as: UTF8.self).split(separator: " ")
            .compactMap { ObjectID(hex: String($0)) }
        var root: ObjectID?
        var count = 0
        try git.eachFirstParent(from: commit) { step in
            root = step.id
            count += 1
            guard known.count == 2, step.id == known[0] else { return true }
            root = known[1]
            return false
        }
        if count > 32, let root {
            CacheFile.write(Array("\(commit.hex) \(root.hex)".utf8), to: place)
        }
        return root
    }
}
