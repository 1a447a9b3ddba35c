import Foundation
import Testing

@Suite struct DayTests {
    @Test func aDraftIsSubmittedApprovedAndPublished() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeSam()
        #expect(try await desk.lb("approve", id, at: "b").status == 0)
        desk.clock = "2031-03-04T08:58:00Z"
        let published = try await desk.lb("publish", String(id.prefix(6)), "--json", at: "b")
        #expect(published.status == 0, "\(published.errors)")
        try await desk.expectSound()

        let tree = try await desk.git("ls-tree", "-r", "--name-only", "main", at: "b").output
        let path = "entries/2031/03/04/08/0858-boats-stay-in-port-\(id).md"
        #expect(tree.contains(path))
        let file = try await desk.git("show", "main:" + path, at: "b").output
        #expect(file.contains("published: 2031-03-04T08:58:00Z\n"))
        let message = try await desk.git("log", "-1", "--format=%B", "main", at: "b").output
        #expect(message.contains("Lb-Drafted: ana 2031-03-04T08:00:00Z"))
        #expect(message.contains("Lb-Approved: sam 2031-03-04T08:00:00Z"))
        let refs = try await desk.git("for-each-ref", "refs/lb", at: "b").output
        #expect(refs.isEmpty)
        // The draft's history stays reachable as the second parent.
        let subjects = try await desk.git("log", "--format=%s", "main^2", at: "b").output
        #expect(
            subjects.split(separator: "\n").map { $0.prefix { $0 != ":" } } == [
                "approve", "submit", "draft",
            ])
    }

    @Test func theApprovalSpeaksOfTheTextThatAnybodyCanRecompute() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One text")
        let shown = try await desk.lb("show", id, "--raw", at: "b").output
        try shown.write(toFile: desk.folder + "/one.md", atomically: true, encoding: .utf8)
        let blob = try await desk.git("hash-object", desk.folder + "/one.md", at: "b").output
        desk.becomeSam()
        #expect(try await desk.lb("publish", id, at: "b").status == 0)
        let message = try await desk.git("log", "-1", "--format=%B", "main", at: "b").output
        #expect(message.contains("Lb-Text: \(blob)"))
        let path = try await desk.git("diff-tree", "-r", "--name-only", "main^1", "main", at: "b")
            .output.trimmingCharacters(in: .newlines)
        let file = try await desk.git("show", "main:" + path, at: "b").output
        let stripped = file.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("published: ") }.joined(separator: "\n")
        #expect(stripped == shown)
    }

    @Test func fourEyesHoldAndAnEditVoidsTheApproval() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let own = try await desk.submitted("Sam's own")
        let refused = try await desk.lb("publish", own, at: "b")
        #expect(refused.status == 3)
        #expect(refused.errors.contains("four eyes"))

        desk.becomeAna()
        let id = try await desk.submitted("Ana's")
        desk.becomeSam()
        #expect(try await desk.lb("approve", id, at: "b").status == 0)
        desk.becomeAna()
        let edited = try await desk.lb("edit", id, "Other words.", at: "b")
        #expect(edited.status == 0, "\(edited.errors)")
        desk.becomeSam()
        #expect(try await desk.lb("publish", id, at: "b").status == 3)
        #expect(
            try await desk.git("log", "--oneline", "main", at: "b").output.contains("Ana's")
                == false)
    }

    @Test func severalGoOutTogetherOrNotAtAll() async throws {
        var desk = try await desk()
        let one = try await desk.submitted("One")
        let two = try await desk.submitted("Two")
        let three = try await desk.lb("draft", "-t", "Three", "Not submitted.", "--json", at: "b")
        desk.becomeSam()
        let before = try await desk.git("rev-parse", "main", at: "b").output
        let refused = try await desk.lb("publish", one, two, try TestEnvironment.id(three), at: "b")
        #expect(refused.status == 3)
        #expect(try await desk.git("rev-parse", "main", at: "b").output == before)
        #expect(try await desk.lb("publish", one, two, at: "b").status == 0)
        let parents = try await desk.git("log", "-1", "--format=%P", "main", at: "b").output
        #expect(parents.split(separator: " ").count == 3)
        try await desk.expectSound()
    }

    @Test func aPictureThatTheBlogHasNotKeepsAnEntryIn() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay")
        let place = "media/ab/\(String(repeating: "ab", count: 32)).jpg"
        try await desk.did("edit", id, "![The quay](\(place))")
        try await desk.refused("submit", id, status: 6, saying: place)
        desk.becomeSam()
        try await desk.refused(
            "publish", id, "--without-review", "--reason", "Now", status: 6, saying: "lb attach")
        desk.becomeAna()
        try await desk.did("edit", id, "Words about the boats.", "--submit")
    }

    @Test func aReturnTakesAReasonAndBringsTheDraftBackToItsWriter() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Who says so")
        desk.becomeSam()
        let returned = try await desk.lb("review", id, "--return", "-m", "Who says so?", at: "b")
        #expect(returned.status == 0, "\(returned.errors)")
        let shown = try await desk.lb("show", id, at: "b").output
        #expect(shown.contains("returned") && shown.contains("Who says so?"))
        desk.becomeAna()
        #expect(try await desk.lb("edit", id, "Better words, said Tom Hale.", at: "b").status == 0)
        let diff = try await desk.lb("diff", id, at: "b").output
        #expect(diff.contains("+Better words") && diff.contains("-Some plain words."))
        #expect(try await desk.lb("submit", id, at: "b").status == 0)
    }

    @Test func aSpikedDraftIsOffTheListAndComesBack() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Overtaken")
        #expect(try await desk.lb("spike", id, "-m", "Overtaken", at: "b").status == 0)
        #expect(try await desk.lb("list", at: "b").output.contains(id) == false)
        #expect(try await desk.lb("list", "--state", "spiked", at: "b").output.contains(id))
        #expect(try await desk.lb("spike", "--revive", id, at: "b").status == 0)
        #expect(try await desk.lb("list", at: "b").output.contains(id))
    }

    @Test func anAmbiguousIdListsItsCandidates() async throws {
        var desk = try await desk()
        var ids: [String] = []
        while Set(ids.map { $0.first }).count == ids.count {
            ids.append(try await desk.submitted("Draft \(ids.count)"))
        }
        let first = try #require(ids.last?.first)
        let answer = try await desk.lb("show", String(first), at: "b")
        #expect(answer.status == 4)
        for id in ids.filter({ $0.first == first }) { #expect(answer.errors.contains(id)) }
    }

    @Test func filesChangedByHandAreReportedAndNeverOverwritten() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("In the way")
        let place = desk.folder + "/b/entries/2031/03/04/08"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let file = place + "/0800-in-the-way-\(id).md"
        try "mine".write(toFile: file, atomically: true, encoding: .utf8)
        desk.becomeSam()
        let answer = try await desk.lb("publish", id, at: "b")
        #expect(answer.status == 0)
        #expect(answer.errors.contains("changed by hand"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    }

    @Test func plainGitBesideItLosesNothing() async throws {
        var desk = try await desk()
        try "x".write(toFile: desk.folder + "/b/notes.txt", atomically: true, encoding: .utf8)
        #expect(try await desk.git("add", "notes.txt", at: "b").status == 0)
        #expect(try await desk.git("commit", "-qm", "notes", at: "b").status == 0)
        let id = try await desk.submitted("After plain git")
        desk.becomeSam()
        #expect(try await desk.lb("publish", id, at: "b").status == 0)
        try await desk.expectSound()
        let tree = try await desk.git("ls-tree", "-r", "--name-only", "main", at: "b").output
        #expect(tree.contains("notes.txt") && tree.contains(id))
    }

    @Test func twoPeopleShareAMachineWhereThePolicyAllowsIt() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let refused = try await desk.lb("draft", "-t", "For Ana", "Words.", "--as", "ana", at: "b")
        #expect(refused.status == 3)
        #expect(try await desk.lb("desk", "policy", "act_as", "true", at: "b").status == 0)
        let answer = try await desk.lb(
            "draft", "-t", "For Ana", "Words.", "--as", "ana", "--submit", "--json", at: "b")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try await desk.lb("publish", TestEnvironment.id(answer), at: "b").status == 0)
        let log = try await desk.git("log", "-1", "--format=%an|%cn|%B", "main^2", at: "b").output
        #expect(log.hasPrefix("Ana Ruiz|Sam Okoro|"))
        #expect(log.contains("Lb-Through: sam"))
    }

    @Test func aSummaryInProseBecomesPoints() async throws {
        var desk = try await desk()
        func edited(_ texts: String...) async throws -> TestEnvironment.Answer {
            let answer = try await desk.lb(["summary", "edit", "-C", "b", "--submit"] + texts)
            #expect(answer.status == 0, "\(answer.errors)")
            return answer
        }
        let first = try await edited("Boats stay in port", "Trains run")
        #expect(first.errors.contains("A summary is points"))
        let points = "- Boats stay in port\n- Trains run"
        #expect(try await desk.did("summary").contains(points))
        let id = String(try await desk.did("list").prefix(10))
        #expect(!(try await edited("- Boats sail").errors.contains("A summary is points")))
        #expect(try await edited("Boats stay again").output.contains(id))
        #expect(try await desk.did("summary").contains("- Boats stay again"))
        desk.becomeSam()
        try await desk.did("publish", id)
        desk.becomeAna()
        #expect(try await edited("Boats sail").output.contains(id))
        #expect(try await desk.did("summary").contains("- Boats sail"))
    }
}
