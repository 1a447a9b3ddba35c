import Foundation
import Testing

/// Sam in `b`, Ana in `a` and Kim in `k`, who share a bare repository and work apart from each other; everybody may
/// edit, and everybody has what is shared so far.
func sharedNewsroom() async throws -> TestEnvironment {
    var desk = try await desk()
    desk.becomeSam()
    let may = try await desk.lb("desk", "edit", "ana", "--may", "edit", at: "b")
    #expect(may.status == 0, "\(may.errors)")
    try await desk.addKim()
    _ = try await desk.git("init", "-q", "--bare", "shared", at: "")
    _ = try await desk.git("remote", "add", "origin", "../shared", at: "b")
    try await desk.sync("b")
    for clone in ["a", "k"] {
        _ = try await desk.git("clone", "-q", "shared", clone, at: "")
        try await desk.sync(clone)
    }
    return desk
}

extension TestEnvironment {
    /// Whoever works in a clone sits down at it.
    private mutating func sit(at clone: String) {
        switch clone {
        case "a": becomeAna()
        case "k": becomeKim()
        default: becomeSam()
        }
    }

    @discardableResult
    mutating func sync(
        _ clone: String, status: Int32 = 0, saying words: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        sit(at: clone)
        let answer = try await lb("sync", at: clone)
        #expect(
            answer.status == status, "\(answer.errors)\(answer.output)",
            sourceLocation: sourceLocation)
        #expect(
            words.isEmpty || (answer.output + answer.errors).contains(words),
            "\(answer.errors)\(answer.output)", sourceLocation: sourceLocation)
        return answer
    }

    @discardableResult
    mutating func act(
        _ arguments: String..., at clone: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        sit(at: clone)
        let answer = try await lb([arguments[0], "-C", clone] + arguments.dropFirst())
        #expect(
            answer.status == 0, "\(arguments): \(answer.errors)\(answer.output)",
            sourceLocation: sourceLocation)
        return answer.output
    }

    mutating func submitted(
        _ title: String, _ text: String = "Some plain words.", at clone: String
    ) async throws -> String {
        sit(at: clone)
        let answer = try await lb("draft", "-t", title, text, "--submit", "--json", at: clone)
        #expect(answer.status == 0, "\(answer.errors)\(answer.output)")
        return try Self.id(answer)
    }

    /// What a second opinion says of a clone, and what `lb verify` says but for acts without review.
    mutating func expectSoundIn(
        _ clone: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let fsck = try await git("fsck", "--strict", "--no-dangling", at: clone)
        #expect(fsck.status == 0, "\(fsck.errors)", sourceLocation: sourceLocation)
        let status = try await git("status", "--porcelain", at: clone)
        #expect(status.output == "", sourceLocation: sourceLocation)
        let verify = try await lb("verify", at: clone)
        let wrong = verify.output.split(separator: "\n").filter {
            $0.hasPrefix("2031") && !$0.contains("  unreviewed  ")
        }
        #expect(wrong.isEmpty, "\(verify.output)", sourceLocation: sourceLocation)
    }

    /// Clones that have the same main and drafts, and are sound.
    mutating func expectTogether(
        _ clones: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let names = ["for-each-ref", "refs/heads", "refs/lb/drafts", "refs/lb/spiked"]
        let shared = try await run(
            "/usr/bin/git", names, at: "shared", input: "", variables: variables)
        for clone in clones {
            let refs = try await run(
                "/usr/bin/git", names, at: clone, input: "", variables: variables)
            #expect(refs.output == shared.output, sourceLocation: sourceLocation)
            try await expectSoundIn(clone, sourceLocation: sourceLocation)
        }
    }
}
