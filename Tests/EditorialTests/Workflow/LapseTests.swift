import Editorial
import Testing

private let nine = "1970-01-01T09:00:00 UTC 1970-01-01T09:00:00Z"
/// As it was written when North was an hour ahead of UTC.
private let northNine = "1970-01-01T09:00:00 North 1970-01-01T08:00:00Z"
private let everyone = Desk(people: [ana, ben, sam, kim])

@Suite struct LapseTests {
    private func planned(_ policy: Policy = Policy(), _ desk: Desk = everyone) -> DraftStatus {
        chain(
            "ana draft 1", "ana submit 1", "kim approve 1", "kim schedule 1 \(nine)",
            policy: policy, desk: desk)
    }

    @Test func aScheduleLapsesWhenThePolicyRisesAndCountsAgainWithTheApproval() {
        var strict = Policy()
        strict.approvals = 2
        let short = planned(strict)
        #expect(short.state == .submitted)
        #expect(short.schedule == nil)
        #expect(short.planned?.by == "kim")
        #expect(short.lapse == "1 of the 2 people who must have approved it")
        #expect(refusal(.publish, short, ana, strict) == .capability)
        let again = chain(
            "ana draft 1", "ana submit 1", "kim approve 1", "kim schedule 1 \(nine)",
            "sam approve 1", policy: strict, desk: everyone)
        #expect(again.state == .scheduled)
        #expect(again.lapse == nil)
    }

    @Test func whoeverLeftTheDeskSchedulesAndApprovesNothing() {
        let gone = planned(Policy(), Desk(people: [ana, ben, sam]))
        #expect(gone.state == .submitted)
        #expect(gone.approvals.isEmpty)
        #expect(gone.lapse == "kim, who scheduled it, is no longer on the desk")
        #expect(planned().state == .scheduled)
        let other = chain(
            "ana draft 1", "ana submit 1", "kim approve 1", "sam schedule 1 \(nine)",
            desk: Desk(people: [ana, ben, sam]))
        #expect(other.lapse == "0 of the 1 people who must have approved it (kim no longer counts)")
    }

    @Test func anEarlierScheduleDoesNotComeBackForOneThatLapsed() {
        let twice = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "sam schedule 1 \(nine)",
            "kim schedule 1 1970-01-01T10:00:00 UTC 1970-01-01T10:00:00Z",
            desk: Desk(people: [ana, sam]))
        #expect(twice.schedule == nil)
        #expect(twice.lapsed?.time.utc == Instant(seconds: 36_000))
        #expect(refusal(.unschedule, twice, sam) == nil)
    }

    @Test func aLapsedScheduleEndsWithTheTextOrByCancelling() {
        for last in ["ana edit 2", "sam return 1", "sam unschedule 1", "sam spike 1"] {
            let over = chain(
                "ana draft 1", "ana submit 1", "kim approve 1", "kim schedule 1 \(nine)", last,
                desk: Desk(people: [ana, sam]))
            #expect(over.planned == nil, "\(last)")
        }
        #expect(refusal(.unschedule, chain("ana draft 1", "ana submit 1"), sam) == .state)
    }

    @Test func aSignOffOfSomebodyWhoMayNoLongerGiveItIsNone() {
        let acts = ["ana draft 1", "ana submit 1", "sam flag 1 legal", "kim clear 1 legal"]
        #expect(chain(acts[0], acts[1], acts[2], acts[3], desk: everyone).openFlags.count == 1)
        #expect(chain(acts[0], acts[1], acts[2], acts[3]).openFlags.isEmpty)
    }

    @Test func anEmbargoEndsWithTheLaterOfBothReadings() throws {
        let draft = chain("ana draft 1", "ana submit 1", "sam embargo 1 \(northNine)")
        func refused(_ hour: Int64, ahead: Int) -> Bool {
            do throws(Refusal) {
                try Workflow.decide(
                    .publish, on: draft, by: sam, policy: Policy(),
                    clocks: utcClocks(hour * 3600, north: ahead))
                return false
            } catch {
                return error.reason == .embargo
            }
        }
        #expect(!refused(8, ahead: 1), "as it was planned")
        #expect(refused(8, ahead: 0) && !refused(9, ahead: 0), "the clocks there show 9 later")
        #expect(refused(7, ahead: 2) && !refused(8, ahead: 2), "and never before either")
        let unknown = chain(
            "ana draft 1", "ana submit 1",
            "sam embargo 1 1970-01-01T09:00:00 Nowhere 1970-01-01T08:00:00Z")
        #expect(refusal(.publish, unknown, sam, now: 90_000) == .embargo)
    }

    @Test func aScheduleGoesByTheClockOnTheWall() {
        let draft = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "sam schedule 1 \(northNine)")
        #expect(draft.due(utcClocks(0, north: 1).rules) == Instant(seconds: 8 * 3600))
        #expect(draft.due(utcClocks(0, north: 0).rules) == Instant(seconds: 9 * 3600))
        #expect(draft.zoneChanges(utcClocks(0, north: 1).rules).isEmpty)
        #expect(draft.zoneChanges(utcClocks(0, north: 0).rules).count == 1)
        #expect(draft.obstacle(utcClocks(0).rules) == nil)
        #expect(draft.obstacle { _ in nil }?.contains("no time zone North") == true)
    }
}
