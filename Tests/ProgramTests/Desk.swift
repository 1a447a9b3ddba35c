import Foundation
import Testing

/// Sam edits and manages, Ana reports; Sam's blog is in `b`.
func desk() async throws -> TestEnvironment {
    var desk = try TestEnvironment()
    desk.becomeSam()
    #expect(
        try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "Europe/London").status
            == 0)
    let added = try await desk.lb(
        "desk", "add", "ana", "--name", "Ana Ruiz", "--email", "ana@ledger.example", "--may",
        "report", at: "b")
    #expect(added.status == 0, "\(added.errors)")
    desk.becomeAna()
    return desk
}

extension TestEnvironment {
    mutating func becomeSam() {
        name = "Sam Okoro"
        email = "sam@ledger.example"
    }

    mutating func becomeAna() {
        name = "Ana Ruiz"
        email = "ana@ledger.example"
    }

    /// Drafts and submits as whoever is at the machine; the id.
    mutating func submitted(_ title: String, _ text: String = "Some plain words.") async throws
        -> String
    {
        let answer = try await lb("draft", "-t", title, text, "--submit", "--json", at: "b")
        #expect(answer.status == 0, "\(answer.errors)\(answer.output)")
        return try Self.id(answer)
    }

    mutating func becomeKim() {
        name = "Kim Vale"
        email = "kim@ledger.example"
    }

    /// Kim edits, manages nothing, and signs off.
    mutating func addKim() async throws {
        becomeSam()
        let added = try await lb(
            "desk", "add", "kim", "--name", "Kim Vale", "--email", "kim@ledger.example", "--may",
            "edit,legal", at: "b")
        #expect(added.status == 0, "\(added.errors)")
    }

    /// Runs `lb` in the blog and expects it to do what it was asked.
    @discardableResult
    mutating func did(
        _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let answer = try await lb([arguments[0], "-C", "b"] + arguments.dropFirst())
        #expect(
            answer.status == 0, "\(arguments): \(answer.errors)\(answer.output)",
            sourceLocation: sourceLocation)
        return answer.output
    }

    /// Changes the desk of the blog.
    mutating func manages(
        _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await lb(["desk"] + arguments + ["-C", "b"])
        #expect(answer.status == 0, "\(answer.errors)", sourceLocation: sourceLocation)
    }

    /// Runs `lb` in the blog and expects to be refused with a code and a word.
    mutating func refused(
        _ arguments: String..., status: Int32 = 3, saying word: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await lb([arguments[0], "-C", "b"] + arguments.dropFirst())
        #expect(answer.status == status, "\(answer.errors)", sourceLocation: sourceLocation)
        #expect(
            word.isEmpty || answer.errors.contains(word), "\(answer.errors)",
            sourceLocation: sourceLocation)
    }

    /// What a second opinion says of the blog: sound, and the checkout shows what is published.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let fsck = try await git("fsck", "--strict", "--no-dangling", at: "b")
        #expect(fsck.status == 0, "\(fsck.errors)", sourceLocation: sourceLocation)
        let status = try await git("status", "--porcelain", at: "b")
        #expect(status.output == "", sourceLocation: sourceLocation)
    }
}
