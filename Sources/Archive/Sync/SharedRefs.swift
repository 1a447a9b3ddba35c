package import Editorial
package import Git

/// Where refs were when a remote and this repository last agreed.
///
/// Only for what is told, and to notice a history that was rewritten: what becomes of a draft is never decided
/// by it.
package struct SharedRefs {
    /// By name: `refs/heads/main`, `refs/lb/drafts/…`.
    var refs: [String: ObjectID] = [:]

    private static let head = "lb shared 1"

    /// One ref a line; the last line says that the file is whole.
    var bytes: [UInt8] {
        let lines = refs.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return Array(([Self.head] + lines + ["end", ""]).joined(separator: "\n").utf8)
    }

    init() {}

    /// Nothing for a file that is not whole.
    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.first == Self.head[...], lines.last == "end" else { return }
        for line in lines.dropFirst().dropLast() {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let id = ObjectID(hex: String(parts[0])) else { continue }
            refs[String(parts[1])] = id
        }
    }

    /// The namespaces below `refs/` that are shared, besides main.
    static let namespaces = [BlogRef.drafts, BlogRef.spiked, BlogRef.unreviewed]
    /// Those whose refs never move and are never taken away.
    static let lasting = [BlogRef.kept, BlogRef.redactions]

    /// Where what a remote has of them is fetched to, below its name: no branch of its gets there.
    static let fetchedRoot = "refs/lb-remotes/"

    /// Where they are fetched to, by where they are in a remote, as patterns that end with any name.
    package static func fetched(from remote: String) -> [(there: String, here: String)] {
        // A pattern, since a remote may not have a main yet.
        [(BlogRef.main, "refs/remotes/\(remote)/main")]
            + (namespaces + lasting).map { ($0, place($0, of: remote)) }
    }

    private static func place(_ namespace: String, of remote: String) -> String {
        "\(fetchedRoot)\(remote)/\(namespace.dropFirst("refs/lb/".count))"
    }

    /// Whether the rest of a ref's name is one that we give; others stay where they are.
    private static func isOurs(_ rest: Substring, in namespace: String) -> Bool {
        switch namespace {
        case BlogRef.kept: rest.utf8.count == 12 && rest.allSatisfy(\.isHexDigit)
        case BlogRef.redactions: rest.utf8.count == 16 && rest.allSatisfy(\.isHexDigit)
        default: EntryID(rest) != nil
        }
    }

    /// What a remote has of them, as fetched.
    static func fetched(from remote: String, in git: Repository) throws -> SharedRefs {
        var shared = SharedRefs()
        shared.refs[BlogRef.main] = try git.reference("refs/remotes/\(remote)/main")
        for name in namespaces + lasting {
            let place = place(name, of: remote)
            for (ref, id) in try git.references(under: place) {
                let rest = ref.dropFirst(place.count)
                if isOurs(rest, in: name) { shared.refs[name + rest] = id }
            }
        }
        return shared
    }

    /// What this repository has of them; drafts that are closed and only wait for their refs to go are not.
    static func own(in blog: BlogRepository) throws -> SharedRefs {
        var shared = SharedRefs()
        shared.refs[BlogRef.main] = try blog.git.reference(BlogRef.main)
        for name in namespaces + lasting {
            for (ref, id) in try blog.openDrafts(under: name)
            where isOurs(ref.dropFirst(name.count), in: name) { shared.refs[ref] = id }
        }
        return shared
    }
}

extension BlogRepository {
    private var sharedFolder: String { privateFolder + "/shared" }

    private func sharedPath(_ remote: String) -> String {
        "\(sharedFolder)/" + remote.replacing("/", with: "%2F")
    }

    func sharedRefs(with remote: String) throws -> SharedRefs {
        let path = sharedPath(remote)
        guard DurableFile.exists(path) else { return SharedRefs() }
        return try DurableFile.read(path, limit: 1 << 26).map(SharedRefs.init) ?? SharedRefs()
    }

    func keep(_ shared: SharedRefs, with remote: String) throws {
        try DurableFile.createFolder(sharedFolder)
        try DurableFile.write(shared.bytes, to: sharedPath(remote))
    }
}

/// What is here and not in a remote, as far as was known when we last agreed with it.
package struct Unshared: Sendable {
    package let remote: String
    package let acts: Int
    package let drafts: Int
}

extension BlogRepository {
    /// The furthest that acts are counted.
    private static let mostCounted = 1000

    /// A remote that has a commit of main, as far as was known when we last agreed with it; nil if none has.
    package func remote(having commit: ObjectID) throws -> String? {
        try git.remotes().first { remote in
            guard let last = try sharedRefs(with: remote).refs[BlogRef.main] else { return false }
            return (try? git.isAncestor(commit, of: last)) ?? false
        }
    }

    /// A remote that has an act on a draft, as far as was known when we last agreed with it; nil if none has.
    package func remote(having act: ObjectID, ofDraft id: EntryID) throws -> String? {
        try git.remotes().first { remote in
            let shared = try sharedRefs(with: remote).refs
            return [BlogRef.draft(id), BlogRef.spiked(id)].compactMap { shared[$0] }.contains {
                act == $0 || (try? git.isAncestor(act, of: $0)) == true
            }
        }
    }

    /// What waits for `lb sync`, for each remote that there was one with; nothing is asked of the network.
    package func unshared() throws -> [Unshared] {
        try git.remotes().compactMap { remote in
            let shared = try sharedRefs(with: remote)
            guard let last = shared.refs[BlogRef.main] else { return nil }
            let own = try SharedRefs.own(in: self)
            var acts = 0
            if let tip = own.refs[BlogRef.main] {
                try git.eachFirstParent(from: tip) { commit in
                    guard commit.id != last, acts < Self.mostCounted else { return false }
                    acts += 1
                    return true
                }
            }
            let drafts = Set(own.refs.keys).union(shared.refs.keys).count { name in
                name.hasPrefix(BlogRef.drafts) && own.refs[name] != shared.refs[name]
            }
            return Unshared(remote: remote, acts: acts, drafts: drafts)
        }
    }
}
