import Editorial
import Testing

/// What the table must allow, written out: state, act, and the state it leads to.
private let expectation: [String] = [
    "approved approve approved", "approved clear approved", "approved comment approved",
    "approved edit draft", "approved embargo approved", "approved flag approved",
    "approved hold approved", "approved publish published",
    "approved publish-without-review published", "approved release approved",
    "approved return returned", "approved schedule scheduled", "approved spike spiked",
    "approved undo approved", "approved unschedule approved", "draft clear draft",
    "draft comment draft", "draft edit draft",
    "draft embargo draft", "draft flag draft", "draft hold draft",
    "draft publish-without-review published", "draft release draft", "draft spike spiked",
    "draft submit submitted", "draft undo draft", "returned clear returned",
    "returned comment returned", "returned edit returned", "returned embargo returned",
    "returned flag returned", "returned hold returned",
    "returned publish-without-review published", "returned release returned",
    "returned spike spiked", "returned submit submitted", "returned undo returned",
    "scheduled clear scheduled", "scheduled comment scheduled", "scheduled edit draft",
    "scheduled embargo scheduled", "scheduled flag scheduled", "scheduled hold scheduled",
    "scheduled publish published", "scheduled publish-without-review published",
    "scheduled release scheduled", "scheduled return returned", "scheduled schedule scheduled",
    "scheduled spike spiked", "scheduled undo scheduled", "scheduled unschedule approved",
    "spiked revive draft", "spiked undo spiked", "submitted approve approved",
    "submitted clear submitted", "submitted comment submitted", "submitted edit draft",
    "submitted embargo submitted", "submitted flag submitted", "submitted hold submitted",
    "submitted publish published", "submitted publish-without-review published",
    "submitted release submitted", "submitted return returned", "submitted spike spiked",
    "submitted undo submitted", "submitted unschedule submitted",
]

let ana = Person(id: "ana", name: "Ana Ruiz", emails: ["ana@x"], may: [.report])
let ben = Person(id: "ben", name: "Ben Ito", emails: ["ben@x"], may: [.report])
let sam = Person(id: "sam", name: "Sam Okoro", emails: ["sam@x"], may: [.edit])
let kim = Person(id: "kim", name: "Kim Vale", emails: ["kim@x"], may: [.edit, .manage])
let guest = Person(id: "guest", name: "A Guest", emails: ["guest@x"], may: [])

/// A machine that knows UTC, and a place called North that is `ahead` hours ahead of it.
func utcClocks(_ now: Int64, north ahead: Int = 0) -> Clocks {
    Clocks(now: Instant(seconds: now)) { name in
        guard ["UTC", "North"].contains(name) else { return nil }
        return ZoneRules(name: name) { _ in name == "North" ? ahead * 3600 : 0 }
    }
}

/// A chain by words: `ana draft 1`, each act with its author, the version of the text, and its detail.
func chain(_ acts: String..., policy: Policy = Policy(), desk: Desk? = nil) -> DraftStatus {
    DraftStatus(
        folding: acts.enumerated().map { index, words in
            let parts = words.split(separator: " ").map(String.init)
            return DraftAct(
                act: Act(rawValue: parts[1]) ?? .comment, by: parts[0],
                at: Instant(seconds: Int64(index)), text: parts[2],
                detail: parts.count > 3 ? parts[3...].joined(separator: " ") : nil,
                commit: "\(index)")
        }, policy: policy, desk: desk)
}

func refusal(
    _ act: Act, _ draft: DraftStatus, _ person: Person, _ policy: Policy = Policy(),
    now: Int64 = 0
) -> Refusal.Reason? {
    do throws(Refusal) {
        try Workflow.decide(
            act, on: draft, by: person, policy: policy, clocks: utcClocks(now))
        return nil
    } catch {
        return error.reason
    }
}

@Suite struct WorkflowTests {
    @Test func theTableIsTheExpectation() {
        var table: [String] = []
        for state in DraftState.allCases {
            for act in Act.allCases {
                guard let row = Workflow.transition(act, from: state) else { continue }
                table.append("\(state) \(act.rawValue) \(row.to)")
            }
        }
        #expect(table.sorted() == expectation)
    }

    @Test func everythingElseIsRefusedWithTheWayOut() {
        for state in DraftState.allCases {
            for act in Act.allCases where Workflow.transition(act, from: state) == nil {
                guard state != .published, act != .draft else { continue }
                let draft = status(in: state)
                do throws(Refusal) {
                    try Workflow.decide(act, on: draft, by: kim, policy: Policy())
                    Issue.record("\(act) from \(state) went through")
                } catch {
                    #expect(error.reason == .state)
                    #expect(!error.remedy.isEmpty)
                }
            }
        }
    }

    private func status(in state: DraftState) -> DraftStatus {
        switch state {
        case .draft: chain("ana draft 1")
        case .submitted: chain("ana draft 1", "ana submit 1")
        case .returned: chain("ana draft 1", "ana submit 1", "sam return 1")
        case .approved: chain("ana draft 1", "ana submit 1", "sam approve 1")
        case .scheduled:
            chain(
                "ana draft 1", "ana submit 1", "sam approve 1",
                "sam schedule 1 1970-01-01T09:00:00 UTC 1970-01-01T09:00:00Z")
        case .spiked: chain("ana draft 1", "ana spike 1")
        case .published: chain()
        }
    }

    @Test func aReporterWritesAndSubmitsTheirOwn() {
        let draft = chain("ana draft 1")
        #expect(refusal(.edit, draft, ana) == nil)
        #expect(refusal(.submit, draft, ana) == nil)
        #expect(refusal(.edit, draft, ben) == .ownership)
        #expect(refusal(.edit, draft, sam) == nil)
        #expect(refusal(.comment, draft, ben) == nil)
        #expect(refusal(.comment, draft, guest) == .capability)
    }

    @Test func onlyEditorsDecide() {
        let draft = chain("ana draft 1", "ana submit 1")
        for act in [Act.approve, .return, .publish] {
            #expect(refusal(act, draft, ana) == .capability)
            #expect(refusal(act, draft, sam) == nil)
        }
    }

    @Test func nobodyApprovesWhatTheyWrotePartOf() {
        let draft = chain("ana draft 1", "sam edit 2", "ana submit 2")
        #expect(refusal(.approve, draft, sam) == .fourEyes)
        #expect(refusal(.publish, draft, sam) == .fourEyes)
        #expect(refusal(.approve, draft, kim) == nil)
        var lax = Policy()
        lax.fourEyes = false
        #expect(refusal(.approve, draft, sam, lax) == nil)
    }

    @Test func aWriterMayPublishWhatAnotherApproved() {
        let draft = chain("sam draft 1", "sam submit 1", "kim approve 1")
        #expect(draft.state == .approved)
        #expect(refusal(.publish, draft, sam) == nil)
    }

    @Test func anEditVoidsTheApproval() {
        let draft = chain("ana draft 1", "ana submit 1", "sam approve 1", "ana edit 2")
        #expect(draft.state == .draft)
        #expect(draft.approvals.isEmpty)
        #expect(refusal(.publish, draft, sam) == .state)
    }

    @Test func aTextThatChangedWithoutAnEditVoidsItToo() {
        // As when somebody commits to the chain with plain git.
        let draft = chain("ana draft 1", "ana submit 1", "sam approve 1", "eve comment 2")
        #expect(draft.state == .draft)
        #expect(draft.approvals.isEmpty)
        #expect(draft.writers == ["ana", "eve"])
    }

    @Test func aForgedApprovalByAWriterDoesNotCount() {
        let draft = chain("ana draft 1", "ana submit 1", "ana approve 1")
        #expect(draft.state == .submitted)
        #expect(draft.approvals.isEmpty)
    }

    @Test func twoApprovalsTakeTwoPeople() {
        var strict = Policy()
        strict.approvals = 2
        let one = chain("ana draft 1", "ana submit 1", "sam approve 1", policy: strict)
        #expect(one.state == .submitted)
        #expect(refusal(.approve, one, sam, strict) == .already)
        #expect(refusal(.publish, one, sam, strict) == .approvals)
        // A publish by a third person is the second approval.
        #expect(refusal(.publish, one, kim, strict) == nil)
        let same = chain(
            "ana draft 1", "ana submit 1", "sam approve 1", "sam approve 1", policy: strict)
        #expect(same.approvals.count == 1)
    }

    @Test func aReturnedDraftStaysReturnedWhileItIsEdited() {
        let draft = chain("ana draft 1", "ana submit 1", "sam return 1", "ana edit 2")
        #expect(draft.state == .returned)
        #expect(refusal(.submit, draft, ana) == nil)
    }
}
