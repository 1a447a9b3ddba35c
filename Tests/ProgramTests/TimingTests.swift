import Foundation
import Testing

@Suite struct TimingTests {
    /// An approved draft of Ana's; Sam is at the machine.
    private func approved(
        _ desk: inout TestEnvironment, _ title: String = "Boats stay in port"
    ) async throws -> String {
        desk.becomeAna()
        let id = try await desk.submitted(title)
        desk.becomeSam()
        try await desk.did("approve", id)
        return id
    }

    @Test func whatIsDueGoesOutOnceAndWithItsPlannedTime() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("schedule", id, "--at", "09:00")
        desk.clock = "2031-03-04T08:59:59Z"
        try await desk.did("tick")
        #expect(try await desk.did("list", "--state", "scheduled").contains(id))
        desk.clock = "2031-03-04T09:02:00Z"
        #expect(try await desk.did("tick").contains("Published \(id)"))
        #expect(try await desk.did("tick") == "")
        let message = try await desk.git("log", "-1", "--format=%B", "main", at: "b").output
        #expect(
            message.contains(
                "Lb-Planned: 2031-03-04T09:00:00 Europe/London 2031-03-04T09:00:00Z"))
        #expect(message.contains("Lb-By: sam"))
        let file = try await desk.did("show", id, "--raw")
        #expect(file.contains("published: 2031-03-04T09:02:00Z"))
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func aScheduleNeedsAnApprovedTextAndATimeToCome() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeSam()
        try await desk.refused("schedule", id, "--at", "09:00", saying: "not approved yet")
        try await desk.did("approve", id)
        try await desk.refused("schedule", id, "--at", "07:00", saying: "is over")
        try await desk.refused("schedule", id, "--at", "soon", status: 2, saying: "is not a time")
        try await desk.did("schedule", id, "--at", "tomorrow 06:30")
        desk.becomeAna()
        try await desk.did("edit", id, "Other words.")
        #expect(try await desk.did("schedule").contains("Nothing is scheduled"))
    }

    @Test func whatComesTooLateIsHeldForAnEditor() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("schedule", id, "--at", "09:00")
        desk.clock = "2031-03-04T09:31:00Z"
        try await desk.refused("tick", status: 1, saying: "Its time was 31 minutes ago")
        #expect(try await desk.did("tick") == "", "held, and not tried again")
        #expect(try await desk.did("status").contains("too late to go out by itself"))
        try await desk.did("publish", id)
        try await desk.did("verify")
    }

    @Test func checksRunAgainWhenTheTimeHasCome() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("schedule", id, "--at", "09:00")
        let hook = desk.folder + "/b/Hooks/pre-publish.d/10-attribution"
        try "#!/bin/sh\nexit 3\n".write(toFile: hook, atomically: true, encoding: .utf8)
        _ = try await desk.git("commit", "-qam", "A hook that fails", at: "b")
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.refused("tick", status: 1, saying: "was not published")
        #expect(try await desk.did("schedule").contains("stopped when its time came"))
    }

    @Test func theLaterOfScheduleAndEmbargoCounts() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("embargo", id, "--until", "09:30", "-m", "Ministry")
        try await desk.refused(
            "schedule", id, "--at", "09:00", saying: "before the embargo ends")
        try await desk.did("embargo", id, "--lift")
        try await desk.did("schedule", id, "--at", "09:00")
        try await desk.did("embargo", id, "--until", "09:30")
        desk.clock = "2031-03-04T09:10:00Z"
        try await desk.refused("publish", id, saying: "under embargo until 09:30")
        try await desk.refused(
            "publish", id, "--without-review", "--reason", "Now", saying: "under embargo")
        #expect(try await desk.did("tick") == "")
        desk.clock = "2031-03-04T09:30:00Z"
        #expect(try await desk.did("tick").contains("Published"))
    }

    @Test func aHeldDraftWaitsForThePersonOrForTheOther() async throws {
        var desk = try await desk()
        let one = try await approved(&desk, "One")
        let two = try await approved(&desk, "Two")
        try await desk.did("hold", one, "--after", two)
        try await desk.did("hold", two, "-m", "Police statement")
        try await desk.refused("publish", one, saying: "until \(two) is published")
        try await desk.refused("publish", two, saying: "Police statement")
        try await desk.did("schedule", one, "--at", "09:00")
        desk.clock = "2031-03-04T09:00:00Z"
        #expect(try await desk.did("tick") == "")
        try await desk.did("hold", two, "--release")
        try await desk.did("publish", two)
        #expect(try await desk.did("tick").contains("Published \(one)"))
    }

    @Test func aHoldThatCouldNeverEndIsRefused() async throws {
        var desk = try await desk()
        let one = try await approved(&desk, "One")
        let two = try await approved(&desk, "Two")
        let three = try await approved(&desk, "Three")
        let four = try await approved(&desk, "Four")
        try await desk.refused("hold", one, "--after", one, saying: "cannot wait for itself")
        try await desk.did("hold", one, "--after", two)
        try await desk.did("hold", two, "--after", three)
        try await desk.refused("hold", two, "--after", one, saying: "neither would ever go out")
        try await desk.refused(
            "hold", three, "--after", one, saying: "\(one) waits for \(two) waits for \(three)")
        try await desk.did("hold", two, "--release")
        try await desk.did("hold", three, "--after", one)
        try await desk.did("publish", two)
        try await desk.refused("hold", four, "--after", two, saying: "is published already")
        try await desk.did("spike", four)
        try await desk.refused("hold", three, "--after", four, saying: "spike \(four) --revive")
    }

    @Test func severalDraftsAreDecidedOnTogetherOrNotAtAll() async throws {
        var desk = try await desk()
        let one = try await desk.submitted("One")
        func drafted(_ title: String, _ text: String) async throws -> String {
            try TestEnvironment.id(
                try await desk.lb("draft", "-t", title, text, "--json", at: "b"))
        }
        let two = try await drafted("Two", "Some plain words.")
        let three = try await drafted("Three", "![A boat](media/none.jpg)")
        try await desk.refused("submit", two, three, status: 6, saying: "media/none.jpg")
        desk.becomeSam()
        try await desk.refused("approve", one, two, saying: "Nothing was done to the others")
        try await desk.refused("return", one, two, "-m", "Who says so?", saying: "Nothing was done")
        #expect(try await desk.did("list", "--state", "submitted").contains(one))
        #expect(try await desk.did("list", "--state", "draft").contains(two))
        desk.becomeAna()
        try await desk.did("submit", two, two)
        desk.becomeSam()
        let approved = try await desk.did("approve", one, two, one)
        #expect(approved.split(separator: "\n").count == 2)
        try await desk.refused("spike", one, two, "0000", status: 4, saying: "0000")
        try await desk.did("spike", one, two)
        try await desk.refused("spike", "--revive", one, three, saying: three)
        #expect(!(try await desk.did("list").contains(one)))
        try await desk.expectSound()
    }

    @Test func nothingIsLiftedOrCancelledThatIsNotThere() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("Boats stay in port")
        desk.becomeSam()
        try await desk.refused("embargo", id, "--lift", saying: "it is under no embargo")
        try await desk.refused("schedule", id, "--cancel", saying: "it is not scheduled")
        try await desk.did("approve", id)
        try await desk.refused("schedule", id, "--cancel", saying: "it is not scheduled")
        try await desk.did("embargo", id, "--until", "09:00")
        try await desk.did("embargo", id, "--lift")
        try await desk.refused("embargo", id, "--lift", saying: "it is under no embargo")
    }

    @Test func manyTicksAtOncePublishEachEntryOnce() async throws {
        var desk = try await desk()
        var ids: [String] = []
        for number in 1...6 {
            let id = try await approved(&desk, "Entry \(number)")
            try await desk.did("schedule", id, "--at", "09:00")
            ids.append(id)
        }
        desk.clock = "2031-03-04T09:00:00Z"
        let (folder, variables) = (desk.folder, desk.variables)
        try await withThrowingTaskGroup(of: TestEnvironment.Answer.self) { group in
            for _ in 1...4 {
                group.addTask {
                    try await TestEnvironment.run(
                        TestEnvironment.program, ["tick"], in: folder + "/b", input: "",
                        variables: variables)
                }
            }
            for try await answer in group { #expect(answer.status == 0, "\(answer.errors)") }
        }
        let log = try await desk.git("log", "--format=%s", "main", at: "b").output
        #expect(log.split(separator: "\n").count { $0.hasPrefix("publish: ") } == 6)
        #expect(try await desk.did("list").contains("No drafts"))
        try await desk.did("verify")
        try await desk.expectSound()
    }

    @Test func aPinGoesWhenItsTimeIsOver() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("publish", id)
        try await desk.did("pin", id, "--until", "09:00")
        desk.clock = "2031-03-04T09:00:00Z"
        try await desk.did("tick")
        let blog = try await desk.git("show", "main:blog.yml", at: "b").output
        #expect(!blog.contains("pin:"))
        try await desk.did("verify")
    }

    @Test func aWatchingTickEndsWhenItIsAskedTo() async throws {
        var desk = try await desk()
        let id = try await approved(&desk)
        try await desk.did("schedule", id, "--at", "09:00")
        desk.clock = "2031-03-04T09:00:00Z"
        let ended = try await desk.run(
            "/usr/bin/timeout",
            ["--signal=INT", "--preserve-status", "3", TestEnvironment.program, "tick", "--watch"],
            at: "b", input: "", variables: desk.variables)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("Published \(id)"))
        #expect(ended.errors.contains("stopped"))
    }

    @Test func inTheHourThatComesTwiceATimeAheadIsTheSecondOnceTheFirstIsOver() async throws {
        var desk = try await desk()
        let id = try await desk.submitted("One")
        desk.becomeSam()
        try await desk.did("approve", id)
        // 01:31 Greenwich Mean Time, after 01:31 British Summer Time.
        desk.clock = "2031-10-26T01:31:00Z"
        try await desk.did("schedule", id, "--at", "01:50")
        #expect(
            try await desk.did("schedule", "--json").contains("\"at\": \"2031-10-26T01:50:00Z\""))
        try await desk.refused("schedule", id, "--at", "01:30", saying: "is over")
    }

    @Test func whatALawyerHadToSeeALawyerHasToSeeAgain() async throws {
        var desk = try await desk()
        try await desk.addKim()
        desk.becomeAna()
        let id = try await desk.submitted("One")
        try await desk.did("flag", id, "legal")
        desk.becomeKim()
        try await desk.did("flag", id, "legal", "--sign-off")
        try await desk.did("publish", id)
        desk.becomeAna()
        try await desk.did("update", id, "Other plain words.", "--submit")
        desk.becomeSam()
        // Nobody asked for it of this draft.
        try await desk.refused(
            "publish", id, saying: "the legal sign-off that what is published needed as well")
        desk.becomeKim()
        try await desk.did("flag", id, "legal", "--sign-off")
        try await desk.did("publish", id)
        try await desk.did("retract", id, "--reason", "Complaint", "--without-review")
    }

    @Test func whatWaitsForAnEntryOfTheSameTickGoesOutWithIt() async throws {
        var desk = try await desk()
        let one = try await desk.submitted("One")
        let two = try await desk.submitted("Two")
        desk.becomeSam()
        for id in [one, two] { try await desk.did("approve", id) }
        try await desk.did("schedule", two, "--at", "09:00")
        try await desk.did("schedule", one, "--at", "09:00")
        try await desk.did("hold", two, "--after", one)
        desk.clock = "2031-03-04T09:00:30Z"
        let told = try await desk.did("tick")
        #expect(told.contains(one) && told.contains(two), "\(told)")
    }

    @Test func refusalsNameTheEntryAndWaysOutThatCanBeTyped() async throws {
        var desk = try await desk()
        let one = try await desk.submitted("One")
        let two = try await desk.submitted("Two")
        desk.becomeSam()
        try await desk.did("embargo", two, "--until", "12:00")
        try await desk.refused("publish", one, two, saying: "\(two) “Two”: it is under embargo")
        try await desk.refused("publish", one, two, saying: "`lb embargo \(two) --lift`")
        // Names that mean nothing are told before anything is done.
        try await desk.refused("spike", one, "nosuch", status: 4)
        #expect(try await desk.did("list").contains(one))
        for arguments in [["retract", one], ["redact", one, "--yes"]] {
            let empty = try await desk.lb(
                [arguments[0], "-C", "b"] + arguments.dropFirst() + ["--reason", " "])
            #expect(empty.status == 2 && empty.errors.contains("reason is empty"))
        }
        try await desk.refused("return", one, "-m", "", status: 2, saying: "message is empty")
        try await desk.did("publish", one)
        try await desk.refused("pin", one, "--until", "2031-03-04T07:00:00Z", saying: "is over")
    }

    @Test func theServiceNamesTheProgramAndTheFolderAsSystemdReadsThem() async throws {
        var desk = try TestEnvironment()
        let made = try await desk.lb(
            "init", "a 100% \"$b\"", "--title", "T", "--time-zone", "UTC")
        #expect(made.status == 0, "\(made.errors)")
        let unit = try await desk.lb("tick", "--print-systemd", at: "a 100% \"$b\"").output
        let line = try #require(unit.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
        #expect(line.hasPrefix("ExecStart=\"/") && line.contains("/lb\" tick --watch"))
        #expect(line.hasSuffix("/a 100%% \\\"$$b\\\"\""), "\(line)")
    }
}
