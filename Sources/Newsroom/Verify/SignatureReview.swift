internal import Archive
internal import Editorial
internal import Git

/// Which commits bear the name of somebody whose keys are known, and whether they are signed with one of them.
///
/// The name that counts is the committer's: whoever sat at the machine. Somebody without keys on the desk signs or not,
/// and nothing follows from it. Keys count from when they came onto the desk.
struct SignatureReview {
    /// A signature that is yet to be checked.
    struct Claim: Sendable {
        let commit: ObjectID
        let at: Instant
        let entry: EntryID?
        let name: String
        let keys: [String]
    }

    private(set) var claims: [Claim] = []
    /// Since when the keys of a person are known, in seconds since 1970.
    private var since: [String: Int64] = [:]
    /// Commits that a redaction made anew, which no signature outlives.
    let rewritten: Set<String>

    init(rewritten: Set<String>) {
        self.rewritten = rewritten
    }

    /// Notes the desk that was in force from a commit on; commits come oldest first.
    mutating func note(_ desk: Desk, from commit: Commit) {
        for person in desk.people {
            if person.keys.isEmpty {
                since[person.id] = nil
            } else if since[person.id] == nil {
                since[person.id] = commit.committer.seconds
            }
        }
    }

    /// Looks at one commit: whether the name in it is proven, will be once its claim is checked, or is only what
    /// somebody says; and a sentence, if it should have been signed.
    mutating func look(
        at commit: Commit, entry: EntryID? = nil, _ desk: Desk?
    ) -> (isClaim: Bool, missing: String?) {
        let email = commit.committer.email.lowercased()
        let person = desk?.people.first { $0.emails.contains(email) }
        if let missing = missing(commit, Trailers(message: commit.message), writtenBy: person, desk)
        {
            return (false, missing)
        }
        guard let person, !person.keys.isEmpty, !rewritten.contains(commit.id.hex)
        else { return (false, nil) }
        if commit.isSigned {
            claims.append(
                Claim(
                    commit: commit.id, at: Instant(seconds: commit.committer.seconds),
                    entry: entry, name: person.name, keys: person.keys))
            return (true, nil)
        }
        guard let since = since[person.id], commit.committer.seconds >= since else {
            return (false, nil)
        }
        return (
            false, "\(SafeText.line(person.name)) has keys on the desk, and this is not signed"
        )
    }

    /// What is missing where an act is said to be of somebody with keys and was written by somebody else.
    private func missing(
        _ commit: Commit, _ trailers: Trailers, writtenBy writer: Person?, _ desk: Desk?
    ) -> String? {
        // What is due is published by whatever machine ticks; its schedule was signed.
        guard let by = trailers[.by].flatMap({ desk?.person($0) }), by.id != writer?.id,
            trailers[.planned] == nil || trailers[.act] == Act.schedule.rawValue,
            !(trailers[.through] != nil && trailers[.through] == writer?.id),
            !rewritten.contains(commit.id.hex), let since = since[by.id],
            commit.committer.seconds >= since
        else { return nil }
        return
            "it says that \(SafeText.line(by.name)) did it, who has keys on the desk, and is not "
            + "signed with one"
    }

    /// Those claims whose signature is not by a key of the person, in order.
    ///
    /// - Throws: errors of the disk, and of `ssh-keygen` where there is none.
    func wrong(in blog: BlogRepository) async throws -> [Claim] {
        var wrong: [Claim] = []
        // A few at a time: each is a run of ssh-keygen, some milliseconds.
        for start in stride(from: 0, to: claims.count, by: 4) {
            let some = claims[start..<min(start + 4, claims.count)]
            let signed = try some.map { ($0, try blog.git.signature(of: $0.commit)) }
            let folder = blog.privateFolder
            let good = try await withThrowingTaskGroup(
                of: (Int, Bool).self, returning: [Int: Bool].self
            ) { group in
                for (index, (claim, signature)) in signed.enumerated() {
                    guard let signature else { continue }
                    group.addTask {
                        let isGood = try await SSHSignature.isGood(
                            signature.signature, of: signature.content, by: claim.keys,
                            folder: folder)
                        return (index, isGood)
                    }
                }
                var results: [Int: Bool] = [:]
                for try await (index, isGood) in group { results[index] = isGood }
                return results
            }
            wrong += some.enumerated().filter { good[$0.offset] != true }.map(\.element)
        }
        return wrong
    }
}
