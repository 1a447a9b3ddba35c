internal import FoundationEssentials

/// Lock files of git in a repository, and who has them open.
struct Locks {
    /// The age from which a lock file without an owner is stale, in seconds: git holds one for moments.
    static let staleAge: Double = 60

    /// The folder that holds refs and objects, and the one of this work tree; mostly the same.
    let folders: [String]
    let now: Date

    /// Lock files that are older than a minute and that no process of ours has open.
    func stale() -> [String] {
        let old = lockFiles().filter {
            Self.age(of: $0, now: now).map { $0 > Self.staleAge } ?? false
        }
        guard !old.isEmpty else { return [] }
        let open = Self.openFiles()
        return old.filter { !open.contains($0) }
    }

    /// Seconds since a file was changed; nil if there is none.
    static func age(of path: String, now: Date) -> Double? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.modificationDate] as? Date).map { now.timeIntervalSince($0) }
    }

    private func lockFiles() -> [String] {
        var found: Set<String> = []
        for folder in folders {
            for name in Self.names(folder) where name.hasSuffix(".lock") {
                found.insert("\(folder)/\(name)")
            }
            for place in ["refs", "logs", "worktrees", "objects/info", "objects/pack"] {
                collect("\(folder)/\(place)", depth: 0, into: &found)
            }
        }
        return found.sorted()
    }

    private func collect(_ folder: String, depth: Int, into found: inout Set<String>) {
        guard depth < 12, found.count < 10_000 else { return }
        for name in Self.names(folder) {
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".lock") {
                found.insert(path)
            } else if !name.contains(".") {
                // Folders of refs; a ref with a dot in its name is a file all the same.
                collect(path, depth: depth + 1, into: &found)
            }
        }
    }

    static func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// Paths of files that processes have open, as far as this user may look (Linux's `/proc`).
    private static func openFiles() -> Set<String> {
        var files: Set<String> = []
        for process in names("/proc") where process.allSatisfy(\.isNumber) {
            for descriptor in names("/proc/\(process)/fd") {
                let link = try? FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/\(process)/fd/\(descriptor)")
                if let link { files.insert(link) }
            }
        }
        return files
    }
}
