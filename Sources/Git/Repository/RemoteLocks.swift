import Glibc
internal import Synchronization

/// Locks of refs that a git left which was killed while it fetched or pushed.
///
/// Git holds one for moments. What it stumbles over it names between quotation marks.
extension Repository {
    /// Removes the lock of a ref that was being fetched, waiting until it is old enough to be known for a stale one;
    /// false if git speaks of none.
    func removeStaleLock(ofRemote remote: String, namedIn text: String) async throws -> Bool {
        for path in Self.locks(in: text) {
            let places = ["refs/remotes/\(remote)/", "refs/lb-remotes/\(remote)/"]
            guard let start = places.compactMap({ path.firstRange(of: $0)?.lowerBound }).first
            else { continue }
            let name = String(path[start...].dropLast(".lock".count))
            guard DurableFile.exists("\(commonDirectory)/\(name).lock") else { continue }
            if try !removeStaleLock(of: name) { try await Task.sleep(for: .milliseconds(500)) }
            return true
        }
        return false
    }

    /// Removes the locks of refs of this repository that a message of git names, waiting until they are old enough to
    /// be known for stale ones; at most ten seconds, since each may be a new one of somebody's.
    ///
    /// - Returns: whether it is worth trying again; false if git speaks of none.
    package func removeStaleLocks(namedIn text: String) async throws -> Bool {
        let places = [commonDirectory, Self.realPath(commonDirectory) ?? commonDirectory]
            .map { $0 + "/" }
        let names = Self.locks(in: text).compactMap { path in
            places.first { path.hasPrefix($0) }.map {
                String(path.dropFirst($0.count).dropLast(".lock".count))
            }
        }.filter { name in
            ["HEAD", "packed-refs", "logs/HEAD"].contains(name)
                || ["refs/", "logs/refs/"].contains { name.hasPrefix($0) }
        }
        guard !names.isEmpty else { return false }
        let start = ContinuousClock.now
        for name in names {
            while try !removeStaleLock(of: name) {
                guard ContinuousClock.now - start < .seconds(10) else { return false }
                try await Task.sleep(for: .milliseconds(200))
            }
        }
        return true
    }

    /// Removes the locks of refs in a remote that is a folder of this machine, or one that it can write to, if they
    /// stay the same for so long that their owner must be gone; those of one killed push are watched together.
    ///
    /// The folder may be another machine's disk whose clock differs, so a lock is watched and not asked for its age.
    /// A server's message cannot make us remove anything: only what lies in that folder is looked at.
    func removeStaleLocks(
        inRemote remote: String, of refs: [RefPush], namedIn text: String
    ) async throws {
        guard text.contains(".lock'"), let folder = try folder(ofRemote: remote) else { return }
        let place = try Repository.open(at: folder).commonDirectory
        var seen: [String: [Int]] = [:]
        // A push to the branch that HEAD names locks both; one that deletes locks the packed refs.
        let names = ["HEAD", "packed-refs"].filter { text.contains("/\($0).lock'") }
        for name in names + refs.map(\.name)
        where names.contains(name) || name.hasPrefix("refs/") && !name.contains("..") {
            let path = "\(place)/\(name).lock"
            seen[path] = Self.identity(of: path)
        }
        let start = ContinuousClock.now
        while !seen.isEmpty {
            seen = seen.filter { Self.identity(of: $0.key) == $0.value }
            guard ContinuousClock.now - start > Self.remoteLockPatience else {
                if !seen.isEmpty { try await Task.sleep(for: .milliseconds(200)) }
                continue
            }
            for path in seen.keys.sorted() {
                guard unsafe unlink(path) == 0 || errno == ENOENT else {
                    throw FileError.last("remove", path)
                }
                Self.mended.withLock { $0 }?(
                    "removed \(path), left behind by a process that was stopped")
            }
            return
        }
    }

    /// Longer than git holds the lock of a ref, hooks of the remote included.
    private static let remoteLockPatience = Duration.seconds(20)

    /// Tells one file of a name from the next.
    private static func identity(of path: String) -> [Int]? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        return [
            Int(status.st_ino), status.st_ctim.tv_sec, status.st_ctim.tv_nsec, Int(status.st_size),
        ]
    }

    private static func locks(in text: String) -> [Substring] {
        text.split(separator: "'").filter { $0.hasSuffix(".lock") && !$0.contains("..") }
    }

    /// Where a remote is that is a folder; nil for one across a network.
    private func folder(ofRemote remote: String) throws -> String? {
        guard var place = try configuration("remote.\(remote).url") else { return nil }
        if place.hasPrefix("file://") { place.removeFirst("file://".count) }
        if !place.hasPrefix("/") { place = "\(workDirectory ?? gitDirectory)/\(place)" }
        return Self.realPath(place)
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}
