import Foundation
import Testing

@Suite struct RevisionTests {
    private static let text = "Eleven sailings are off, said Tom Hale, the harbour master."

    /// A published entry; Ana is at the machine.
    private func published(_ desk: inout TestEnvironment) async throws -> String {
        try await desk.addKim()
        desk.becomeAna()
        let id = try await desk.submitted("Boats stay in port", Self.text)
        desk.becomeSam()
        try await desk.did("publish", id)
        desk.becomeAna()
        return id
    }

    @Test func anEarlierVersionComesBackWithWhatReadersWereToldSince() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Ferries", "Two ferries wait.")
        desk.becomeSam()
        try await desk.did("publish", id)
        let first = try await desk.git("rev-parse", "main", at: "b").output
            .trimmingCharacters(in: .newlines)
        desk.becomeAna()
        try await desk.did(
            "correct", id, "Three ferries wait.", "--note", "We said two ferries.", "--submit")
        desk.becomeSam()
        try await desk.did("publish", id)
        try await desk.did("revert", id, "--to", first)
        let raw = try await desk.did("show", id, "--raw")
        #expect(raw.contains("Two ferries wait.") && raw.contains("We said two ferries."))
        try await desk.did("undo")
        let log = try await desk.did("log", id)
        #expect(log.contains("spike: Ferries, which takes back the draft\n"), "\(log)")
    }

    @Test func anUpdateGoesThroughReviewAndShowsItsTime() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        desk.clock = "2031-03-04T09:12:00Z"
        try await desk.did("update", id, Self.text + " More may follow.", "--submit")
        try await desk.refused("publish", id, saying: "may not publish")
        desk.becomeSam()
        #expect(try await desk.did("publish", id).contains("Updated \(id)"))
        let file = try await desk.did("show", id, "--raw")
        #expect(file.contains("published: 2031-03-04T08:00:00Z\n"))
        #expect(file.contains("updated: 2031-03-04T09:12:00Z\n"))
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func anUpdateGoesOnFromWhatReadersHaveByNow() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        desk.clock = "2031-03-04T09:12:00Z"
        try await desk.did("update", id, Self.text + "\n\nMore may follow.", "--submit")
        // Somebody changes another line of the entry with plain git.
        let files = try await desk.git("ls-tree", "-r", "--name-only", "main", "entries", at: "b")
        let file = desk.folder + "/b/" + files.output.prefix { !$0.isNewline }
        let old = try String(contentsOfFile: file, encoding: .utf8)
        try Data(old.replacing("Boats stay", with: "All boats stay").utf8)
            .write(to: URL(fileURLWithPath: file))
        _ = try await desk.git("commit", "-q", "-a", "-m", "Title", at: "b")
        desk.becomeSam()
        try await desk.refused("publish", id, status: 5, saying: "`lb edit \(id)` brings both")
        desk.becomeAna()
        let edited = try await desk.lb("edit", id, "-m", "Both", Self.text, at: "b")
        #expect(edited.errors.contains("the draft has both now"), "\(edited.errors)")
        try await desk.did("submit", id)
        desk.becomeSam()
        try await desk.did("publish", id)
        #expect(try await desk.did("show", id, "--raw").contains("title: All boats stay in port\n"))
        try await desk.expectSound()
    }

    @Test func aFigureThatChangesWithoutANoteIsRefused() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        let changed = Self.text.replacing("Eleven", with: "Twelve")
        try await desk.did("update", id, changed, "--submit")
        desk.becomeSam()
        try await desk.refused("publish", id, status: 1, saying: "CON-505")
        try await desk.did("spike", id)
        desk.becomeAna()
        try await desk.did(
            "correct", id, "--note", "An earlier version gave a wrong number.", changed, "--submit")
        desk.becomeSam()
        #expect(try await desk.did("publish", id).contains("Corrected \(id)"))
        let file = try await desk.did("show", id, "--raw")
        #expect(file.contains("    was: Eleven\n    now: Twelve\n"))
        #expect(
            try await desk.did("corrections").contains("An earlier version gave a wrong number."))
        try await desk.did("verify")
    }

    @Test func aRetractionLeavesATombstoneAndTheTextInHistory() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        desk.becomeSam()
        try await desk.did("pin", id)
        desk.becomeAna()
        try await desk.did("retract", id, "--reason", "It was another harbour.")
        desk.becomeSam()
        #expect(try await desk.did("publish", id).contains("Took back \(id)"))
        let tree = try await desk.git("grep", "-e", "Eleven", "main", at: "b")
        #expect(tree.output == "")
        #expect(try await desk.git("log", "-S", "Eleven", "--oneline", at: "b").output != "")
        #expect(
            try await desk.git("show", "main:blog.yml", at: "b").output.contains("pin") == false)
        let json = try await desk.did("export", "json")
        #expect(json.contains("It was another harbour.") && !json.contains("Eleven"))
        try await desk.refused("update", id, "Again.", status: 6, saying: "taken back")
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func whatWasPublishedWithoutReviewWaitsForASecondLook() async throws {
        var desk = try await desk()
        try await desk.addKim()
        let draft = try await desk.lb(
            "draft", "-t", "Leave now", "The pier is closed.", "--json", at: "b")
        let id = try TestEnvironment.id(draft)
        try await desk.refused("publish", id, "--without-review", status: 2, saying: "go together")
        try await desk.did("publish", id, "--without-review", "--reason", "Evacuation")
        #expect(try await desk.did("status").contains("Published without review"))
        #expect(try await desk.did("review").contains("Evacuation"))
        try await desk.refused("verify", status: 1)
        try await desk.refused("review", id, "--seen", saying: "four eyes")
        desk.becomeKim()
        try await desk.did("review", id, "--seen", "-m", "Right")
        #expect(try await desk.did("status").contains("without review") == false)
        try await desk.did("verify")
    }

    @Test func aFlaggedTextWaitsForTheLawyer() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        try await desk.did(
            "correct", id, "--note", "We named the wrong company.", "--was", "North Ferries",
            "--now",
            "South Ferries", Self.text + " South Ferries said so.", "--submit")
        try await desk.did("flag", id, "legal", "-m", "Names a company")
        desk.becomeSam()
        try await desk.refused("publish", id, saying: "legal sign-off")
        try await desk.refused("flag", id, "legal", "--sign-off", saying: "needs `legal`")
        desk.becomeKim()
        try await desk.did("flag", id, "legal", "--sign-off")
        desk.becomeSam()
        try await desk.did("publish", id)
        let message = try await desk.git("log", "-1", "--format=%B", "main", at: "b").output
        #expect(message.contains("Lb-Signed-Off: legal kim "))
        try await desk.did("verify")
    }

    @Test func anEarlierVersionComesBackAsADraft() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        let first = try await desk.git("rev-parse", "main", at: "b").output
            .trimmingCharacters(in: .newlines)
        try await desk.did("update", id, Self.text + " More may follow.", "--submit")
        desk.becomeSam()
        try await desk.did("publish", id)
        try await desk.did("revert", id, "--to", first)
        #expect(try await desk.did("show", id).contains("More may follow") == false)
        try await desk.refused("revert", id, "--to", "nonsense", status: 4, saying: "no commit")
    }

    @Test func twoDraftsOfOneTextCannotBothGoOut() async throws {
        var desk = try await desk()
        let id = try await published(&desk)
        try await desk.did("update", id, Self.text + " One.", "--submit")
        let path = try await desk.git("ls-files", "entries", at: "b").output
            .trimmingCharacters(in: .newlines)
        let file = desk.folder + "/b/" + path
        let old = try String(contentsOfFile: file, encoding: .utf8)
        try (old + "By hand.\n").write(toFile: file, atomically: true, encoding: .utf8)
        _ = try await desk.git("commit", "-qam", "By hand", at: "b")
        desk.becomeSam()
        try await desk.refused("publish", id, status: 5, saying: "was changed on main")
        #expect(try await desk.git("show", "main:" + path, at: "b").output.hasSuffix("By hand.\n"))
        try await desk.refused("verify", status: 1)
        #expect(try await desk.did("corrections").contains("silent edit"))
    }

    @Test func theStoryOfAnEntryIsToldWithItsCommitsAndWhatPlainGitDid() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        try await desk.did("embargo", id, "--until", "09:00")
        try await desk.did("embargo", id, "--lift")
        let open = try await desk.did("log", id)
        #expect(open.contains("embargo: One, until 2031-03-04T09:00") && open.contains(", lifted"))
        try await desk.did("publish", id)
        let path = try await desk.git("ls-files", "entries", at: "b").output
            .trimmingCharacters(in: .newlines)
        let place = URL(fileURLWithPath: "\(desk.folder)/b/\(path)")
        let text = try String(contentsOf: place, encoding: .utf8)
        try text.replacingOccurrences(of: "plain", with: "silent")
            .write(to: place, atomically: true, encoding: .utf8)
        _ = try await desk.git("commit", "-qam", "typo fix", at: "b")
        for story in [try await desk.did("log", id), try await desk.did("log")] {
            #expect(story.contains("typo fix\n    with plain git"), "\(story)")
        }
        // A commit that the log names brings its version back.
        let commit = try #require(
            try await desk.did("log", id).split(separator: "\n").first {
                $0.contains("publish: One")
            }?
            .split(separator: " ").dropFirst(2).first)
        try await desk.did("revert", id, "--to", String(commit))
        let change = try await desk.did("diff", id)
        #expect(change.contains("-Some silent words.") && change.contains("+Some plain words."))
    }

    @Test func whatIsToBeTakenBackDoesNotWaitForAnUpdateOfIt() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        try await desk.did("publish", id)
        desk.becomeAna()
        try await desk.did("update", id, "Other plain words.", "--submit")
        desk.becomeSam()
        try await desk.did("retract", id, "--reason", "A minor is named", "--without-review")
        #expect(try await desk.did("show", id, "--published").contains("Taken back") == false)
        #expect(try await desk.did("list", "--published").contains("Taken back: A minor is named"))
        // What was typed is still there, and does not come back by mistake.
        #expect(try await desk.did("list", "--state", "spiked").contains(id))
        try await desk.did("spike", id, "--revive")
        try await desk.did("submit", id)
        try await desk.refused("publish", id, status: 5, saying: "was taken back")
    }
}
