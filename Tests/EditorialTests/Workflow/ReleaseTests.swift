import Editorial
import Testing

private let nine = "1970-01-01T09:00:00 UTC 1970-01-01T09:00:00Z"
private let ten = "1970-01-01T10:00:00 UTC 1970-01-01T10:00:00Z"
private let lawyer = Person(id: "lea", name: "Lea Stern", emails: ["lea@x"], may: [.legal])

@Suite struct ReleaseTests {
    @Test func aScheduleStandsOnlyForTheTextThatWasApproved() {
        let planned = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "sam schedule 1 \(nine)")
        #expect(planned.state == .scheduled)
        #expect(planned.schedule?.time.utc == Instant(seconds: 9 * 3600))
        #expect(planned.schedule?.by == "sam")
        let edited = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "sam schedule 1 \(nine)", "ana edit 2")
        #expect(edited.state == .draft)
        #expect(edited.schedule == nil)
    }

    @Test func anEmbargoForbidsEverybodyAndSurvivesEdits() {
        let draft = chain(
            "ana draft 1", "sam embargo 1 \(ten)", "ana edit 2", "ana submit 2", "sam approve 2")
        #expect(refusal(.publish, draft, sam, now: 9 * 3600) == .embargo)
        #expect(refusal(.breakGlass, draft, sam, now: 9 * 3600) == .embargo)
        #expect(refusal(.publish, draft, sam, now: 10 * 3600) == nil)
    }

    @Test func anEmbargoIsLifted() {
        let draft = chain(
            "ana draft 1", "sam embargo 1 \(ten)", "sam embargo 1 none", "ana submit 1")
        #expect(refusal(.publish, draft, sam) == nil)
    }

    @Test func aHoldKeepsItBackUntilItIsReleased() {
        let held = chain("ana draft 1", "ana submit 1", "sam hold 1 person")
        #expect(refusal(.publish, held, kim) == .hold)
        #expect(refusal(.breakGlass, held, kim) == .hold)
        let free = chain(
            "ana draft 1", "ana submit 1", "sam hold 1 person", "kim release 1")
        #expect(refusal(.publish, free, kim) == nil)
        #expect(refusal(.release, free, kim) == .already)
    }

    @Test func aMissedTimeIsNoHoldForAnEditorWhoPublishesIt() {
        let missed = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "sam schedule 1 \(nine)",
            "sam hold 1 late")
        #expect(missed.holds.count == 1)
        #expect(refusal(.publish, missed, sam) == nil)
        let again = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "sam schedule 1 \(nine)",
            "sam hold 1 late", "sam schedule 1 \(ten)")
        #expect(again.holds.isEmpty)
    }

    @Test func aFlagSurvivesEditsAndItsSignOffDoesNot() {
        let flagged = chain("ana draft 1", "ana submit 1", "ben flag 1 legal")
        #expect(refusal(.publish, flagged, sam) == .flag)
        #expect(refusal(.breakGlass, flagged, sam) == .flag)
        #expect(refusal(.clear, flagged, sam) == .capability)
        #expect(refusal(.clear, flagged, lawyer) == nil)
        let cleared = chain("ana draft 1", "ana submit 1", "ben flag 1 legal", "lea clear 1 legal")
        #expect(refusal(.publish, cleared, sam) == nil)
        let edited = chain(
            "ana draft 1", "ben flag 1 legal", "lea clear 1 legal", "ana edit 2", "ana submit 2")
        #expect(refusal(.publish, edited, sam) == .flag)
        #expect(edited.flags.map(\.name) == ["legal"])
    }

    @Test func breakGlassNeedsNoApprovalAndStillAnEditor() {
        let draft = chain("sam draft 1")
        #expect(refusal(.publish, draft, sam) == .state)
        #expect(refusal(.breakGlass, draft, sam) == nil)
        #expect(refusal(.breakGlass, draft, ana) == .capability)
    }

    @Test func anUndoneActCountsAsIfItHadNeverBeen() {
        let approved = chain("ana draft 1", "ana submit 1", "sam approve 1")
        let back = chain("ana draft 1", "ana submit 1", "sam approve 1", "sam undo 1 2")
        #expect(approved.state == .approved)
        #expect(back.state == .submitted)
        #expect(back.approvals.isEmpty)
        #expect(back.acts.count == 4)
        let edited = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "ana edit 2", "ana undo 1 3")
        #expect(edited.state == .approved, "the approved text is back, and its approval with it")
    }

    @Test func nobodyTakesBackWhatSomebodyElseDid() {
        let forged = chain("ana draft 1", "ana submit 1", "sam return 1", "ana undo 1 2")
        #expect(forged.state == .returned)
        #expect(refusal(.undo, chain("ana draft 1", "ana submit 1"), sam) == .ownership)
        #expect(refusal(.undo, chain("ana draft 1", "ana submit 1"), ana) == nil)
    }

    @Test func anUndoThatBringsAnotherTextIsAnEdit() {
        let sly = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "ana edit 2", "ana undo 9 3")
        #expect(sly.approvals.isEmpty)
        #expect(sly.state == .draft)
    }
}
