import Foundation
import Testing

/// Acts signed with SSH keys, as git signs commits, and what `lb verify` makes of them.
@Suite struct SigningTests {
    /// A key in the person's name, in a folder of the test; git's configuration that signs with it.
    private func key(_ name: String, _ desk: borrowing TestEnvironment) async throws -> String {
        let made = try await desk.run(
            "/usr/bin/ssh-keygen",
            ["-q", "-t", "ed25519", "-N", "", "-C", "\(name)@ledger.example", "-f", name], at: "",
            input: "", variables: desk.variables)
        #expect(made.status == 0, "\(made.errors)")
        return try String(contentsOfFile: "\(desk.folder)/\(name).pub", encoding: .utf8)
            .trimmingCharacters(in: .newlines)
    }

    private func sign(with name: String?, _ desk: borrowing TestEnvironment) async throws {
        let settings = [
            ("gpg.format", "ssh"), ("commit.gpgsign", name == nil ? "false" : "true"),
            ("user.signingkey", "\(desk.folder)/\(name ?? "none").pub"),
        ]
        for (key, value) in settings { _ = try await desk.git("config", key, value, at: "b") }
    }

    private func violations(_ desk: inout TestEnvironment) async throws -> [String] {
        let answer = try await desk.lb(["verify", "-C", "b", "--json", "--anew"])
        return answer.output.split(separator: "\n").filter {
            $0.contains("\"kind\"") || $0.contains("\"message\"")
        }.map { String($0.split(separator: "\"")[3]) }
    }

    @Test func whatIsSignedIsProvenAndWhatShouldBeIsMissed() async throws {
        var desk = try await desk()
        let sam = try await key("sam", desk)
        _ = try await key("mallory", desk)
        desk.becomeSam()
        try await sign(with: "sam", desk)
        let edited = try await desk.lb(
            "desk", "edit", "sam", "--key", "\(desk.folder)/sam.pub", at: "b")
        #expect(edited.status == 0, "\(edited.errors)")
        let listed = try await desk.did("desk", "--json")
        #expect(listed.contains(sam))

        // Ana has no key on the desk: her draft is what it was.
        try await sign(with: nil, desk)
        desk.becomeAna()
        let first = try await desk.submitted("Boats stay in port")
        let second = try await desk.submitted("Trains wait")
        let third = try await desk.submitted("Roads are clear")

        desk.becomeSam()
        try await sign(with: "sam", desk)
        try await desk.did("publish", first)
        // The real git has the same opinion of the signature.
        try "sam@ledger.example namespaces=\"git\" \(sam)\n"
            .write(toFile: "\(desk.folder)/allowed", atomically: true, encoding: .utf8)
        let opinion = try await desk.git(
            "-c", "gpg.ssh.allowedSignersFile=\(desk.folder)/allowed", "verify-commit", "main",
            at: "b")
        #expect(opinion.status == 0, "\(opinion.errors)")
        #expect(try await violations(&desk) == [])
        let counts = try await desk.lb("verify", at: "b")
        #expect(counts.output.contains("3 unsigned"), "\(counts.output)")

        // Somebody who sits at Sam's machine without Sam's key.
        try await sign(with: "mallory", desk)
        try await desk.did("publish", second)
        #expect(
            try await violations(&desk) == [
                "signature", "it is signed, but not by a key of Sam Okoro",
            ])
        try await sign(with: nil, desk)
        try await desk.did("publish", third)
        #expect(
            try await Set(violations(&desk)) == [
                "signature", "it is signed, but not by a key of Sam Okoro",
                "Sam Okoro has keys on the desk, and this is not signed",
            ])
        try await desk.expectSound()
    }

    @Test func anApprovalInSomebodysNameIsNotTheirs() async throws {
        var desk = try await desk()
        try await desk.addKim()
        _ = try await key("kim", desk)
        try await sign(with: nil, desk)
        desk.becomeSam()
        let edited = try await desk.lb(
            "desk", "edit", "kim", "--key", "\(desk.folder)/kim.pub", at: "b")
        #expect(edited.status == 0, "\(edited.errors)")
        desk.becomeAna()
        let id = try await desk.submitted("Boats stay in port")
        // What `lb approve` writes, but by Ana.
        let name = "refs/lb/drafts/\(id)"
        let last = try await desk.git(
            "log", "-1", "--format=%(trailers:key=Lb-Text)", name, at: "b")
        let message =
            "approve: Boats\n\nLb-Act: approve\nLb-Entry: \(id)\nLb-By: kim\n\(last.output)"
        var variables = desk.variables
        variables["GIT_COMMITTER_DATE"] = desk.clock
        variables["GIT_AUTHOR_DATE"] = desk.clock
        let made = try await desk.run(
            "/usr/bin/git", ["commit-tree", "\(name)^{tree}", "-p", name, "-m", message], at: "b",
            input: "", variables: variables)
        #expect(made.status == 0, "\(made.errors)")
        let commit = String(made.output.prefix { !$0.isNewline })
        _ = try await desk.git("update-ref", name, commit, at: "b")
        desk.becomeSam()
        try await desk.did("publish", id)
        let told = try await violations(&desk)
        #expect(
            told == [
                "signature",
                "the approval: it says that Kim Vale did it, who has keys on the desk, and is not signed "
                    + "with one",
                "other-author",
                "the approval: it says that Kim Vale did it, and git that Ana Ruiz wrote it",
            ])
    }

    @Test func anApprovalIsSignedToo() async throws {
        var desk = try await desk()
        try await desk.addKim()
        _ = try await key("sam", desk)
        try await sign(with: nil, desk)
        desk.becomeSam()
        let edited = try await desk.lb(
            "desk", "edit", "sam", "--key", "\(desk.folder)/sam.pub", at: "b")
        #expect(edited.status == 0, "\(edited.errors)")
        desk.becomeAna()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeSam()
        try await desk.did("approve", id)
        desk.becomeKim()
        try await desk.did("publish", id)
        #expect(
            try await violations(&desk) == [
                "signature", "the approval: Sam Okoro has keys on the desk, and this is not signed",
            ])
    }

    @Test func withoutAUsableKeyNothingIsDoneAndTheErrorSaysWhy() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeSam()
        try await sign(with: "missing", desk)
        let answer = try await desk.lb("publish", "-C", "b", id)
        #expect(answer.status != 0 && answer.status != 8)
        #expect(answer.errors.contains("user.signingkey"), "\(answer.errors)")
        let list = try await desk.lb("list", "-C", "b")
        #expect(list.output.contains(id))
        // Nothing is left behind, and the next act goes through.
        try await sign(with: nil, desk)
        try await desk.did("publish", id)
        try await desk.expectSound()
    }

    @Test func whatIsNoPublicKeyIsNotPutOnTheDesk() async throws {
        var desk = try await desk()
        desk.becomeSam()
        _ = try await key("sam", desk)
        for wrong in ["\(desk.folder)/sam", "words", "ssh-ed25519"] {
            let answer = try await desk.lb("desk", "edit", "-C", "b", "sam", "--key", wrong)
            #expect(answer.status == 2, "\(answer.errors)")
        }
    }
}
