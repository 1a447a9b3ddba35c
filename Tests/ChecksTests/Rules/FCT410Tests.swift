import Editorial
import Testing

@testable import Checks

@Suite struct FCT410Tests {
    private static func claims(_ claim: Claim, title: String? = nil) -> Entry {
        entry {
            $0.title = title
            $0.claims = [claim]
        }
    }

    private static let gusts = Claim(
        key: "gusts", value: "90 mph", text: "Gusts of 90 mph were measured.", status: "verified")

    private static func after(_ old: String, _ new: String, _ claim: Claim) -> [Finding] {
        var input = input(new, claims(claim), published: old)
        input.published?.entry.claims = [claim]
        return findings("FCT-410", in: input)
    }

    @Test("A figure that was corrected is not on record any more")
    func example() {
        let found = findings(
            "FCT-410", in: input("Gusts of 95 mph were measured.", Self.claims(Self.gusts)))
        #expect(
            found.map(\.message) == [
                "The claim “gusts” is recorded as “90 mph”, which the entry does not say."
            ])
        #expect(found.map(\.severity) == [.warning])
        let said = input("Gusts of 90 mph were measured.", Self.claims(Self.gusts))
        #expect(findings("FCT-410", in: said).isEmpty)
    }

    @Test(
        "A figure is found in words, in the title, and where others stand beside it",
        arguments: [
            ("Seven boats left.", nil, "7"), ("They left.", "Seven boats left", "7"),
            ("It cost £3 million, 7 per cent more.", nil, "£3m"),
        ])
    func said(text: String, title: String?, value: String) {
        let records = Self.claims(Claim(key: "k", value: value), title: title)
        #expect(findings("FCT-410", in: input(text, records)).isEmpty)
    }

    @Test("Of several figures, the one that an edit took out is missed")
    func oneOfSeveral() {
        let claim = Claim(key: "k", text: "Gusts of 90 mph at 3 piers.")
        #expect(
            Self.after("Gusts of 90 mph at 3 piers.", "Gusts of 95 mph at 3 piers.", claim).count
                == 1)
        #expect(Self.after("At 3 piers, 90 mph.", "90 mph at 3 piers.", claim).isEmpty)
    }

    @Test("Words without a figure are missed where an edit took them out, and not otherwise")
    func words() {
        let claim = Claim(key: "k", text: "The bridge has reopened to all traffic.")
        let old = "The bridge has reopened to all traffic. Ferries run."
        #expect(Self.after(old, "Ferries run.", claim).count == 1)
        #expect(Self.after(old, "The bridge has now reopened to all traffic.", claim).isEmpty)
        #expect(findings("FCT-410", in: input("Ferries run.", Self.claims(claim))).isEmpty)
    }

    @Test("A withdrawn entry says nothing any more")
    func withdrawn() {
        var records = Self.claims(Self.gusts)
        records.retracted = Retraction(at: Instant(seconds: 0), reason: "It was another bridge.")
        #expect(findings("FCT-410", in: input("", records)).isEmpty)
    }
}
