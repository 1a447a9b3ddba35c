import Editorial
import Glibc
import Testing

@testable import Checks

@Suite struct CON505Tests {
    @Test("A published figure changes openly")
    func example() throws {
        let failing = input("Police counted 7 cars.", published: "Police counted 6 cars.")
        let found = findings("CON-505", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "7")
        let passing = input(
            "Police counted 7 cars. Correction 14:10: an earlier version said 6.",
            published: "Police counted 6 cars.")
        #expect(findings("CON-505", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "What readers have seen of figures, days and times does not change silently",
        arguments: [
            ("Two people were hurt.", "Three people were hurt.", "Three"),
            ("The line runs three ferries.", "The line runs five ferries.", "five"),
            (
                "Fares rise by 12 per cent in May.", "Fares rise by 14 per cent in May.",
                "14 per cent"
            ),
            (
                "Fares rise by 12 per cent. The 12 boats sail.",
                "Fares rise by 14 per cent. The 12 boats sail.", "14 per cent"
            ),
            ("In all 40 injured and 12 died.", "In all 12 injured and 40 died.", "12"),
            (
                "There were 12 people aboard. Another 40 waited ashore.",
                "There were 40 people aboard. Another 40 waited ashore.", "40"
            ),
            ("Each got £300 in cash.", "Each got €300 in cash.", "€300"),
            ("The court sits on Monday.", "The court sits on Tuesday.", "Tuesday"),
            ("The court sits on 3 March.", "The court sits on 4 March.", "4 March"),
            ("The court sits on 3 March.", "The court sits on 3 May.", "3 May"),
            ("The boat sails at 09:00.", "The boat sails at 11:00.", "11:00"),
            (
                "About 40 people were on the quay. He stood corrected.",
                "About 50 people were on the quay. He stood corrected.", "50"
            ),
            (
                "About 400 people were on the quay.", "About people were on the quay.",
                "About people were on the quay."
            ),
        ])
    func changed(before: String, after: String, words: String) throws {
        let input = input(after, published: before)
        let found = findings("CON-505", in: input)
        #expect(!found.isEmpty, "\(after)")
        let mark = found.first.map { one in
            String(String.UnicodeScalarView(Array(after.unicodeScalars)[one.start..<one.end]))
        }
        #expect(mark?.contains(words) == true || mark.map(words.contains) == true, "\(mark ?? "")")
    }

    @Test(
        "An honest update goes through",
        arguments: [
            ("Two people were hurt.", "2 people were hurt."),
            ("Fares rise by 12 per cent.", "Fares rise by 12%."),
            ("About 2,000 people came.", "About 2000 people came."),
            ("Police counted 6 cars.", "Police counted 6 cars. Two of them were blue."),
            ("Police counted 6 cars.", "Police counted 6 cars at 09:00 on Monday."),
            ("Police counted 6 cars and 3 vans.", "Police counted 3 vans and 6 cars."),
            ("In all 40 injured and 12 died.", "In all 12 died and 40 injured."),
            (
                "The 40 hurt were flown out. The 12 dead were named.",
                "The 12 dead were named. The 40 hurt were flown out."
            ),
            ("Polices counted 6 cars on teh quay.", "Police counted 6 cars on the quay."),
            ("The first boat left at noon.", "The boat left at noon."),
            ("One of the boats left at noon.", "A boat left at noon."),
            (
                "Police counted 6 cars and 40 people waited on the quay.",
                "Police counted 6 cars. Some 40 people waited on the quay."
            ),
            ("The road may open.", "The road might open."),
        ])
    func honest(before: String, after: String) throws {
        #expect(findings("CON-505", in: input(after, published: before)).isEmpty, "\(after)")
    }

    @Test("The title is read as well")
    func title() throws {
        var (old, new) = (entry(), entry())
        old.title = "Two hurt on the quay"
        new.title = "Three hurt on the quay"
        var input = input("Words.", new, published: "Words.")
        input.published?.entry = old
        #expect(
            findings("CON-505", in: input).map(\.message) == [
                "In the title: The published entry said Two; this says Three."
            ])
        input.published?.entry.title = "3 hurt on the quay"
        #expect(findings("CON-505", in: input).isEmpty)
    }

    /// Time of this thread, so that what runs beside the test does not count.
    private static var seconds: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test("Long texts are compared in a time that grows with their length", .timeLimit(.minutes(5)))
    func long() throws {
        for (old, new) in [
            ("40 cars 12 vans ", "41 cars 13 vans "), ("He saw 40 cars. ", "He saw 41 cars. "),
            ("Boats stay in port on Monday. ", "Boats stay in port on Tuesday. "),
        ] {
            func text(_ part: String) -> String {
                String(repeating: part, count: 200_000 / part.utf8.count)
            }
            let before = text(old)
            let start = Self.seconds
            #expect(!findings("CON-505", in: input(text(new), published: before)).isEmpty)
            // Reading both texts takes most of it, in a build without optimisation.
            #expect(Self.seconds - start < 30)
        }
    }
}

/// Verdicts on claims, which readers see under the entry.
@Suite struct CON505VerdictTests {
    private func found(_ before: [Claim], _ after: [Claim], _ text: String = "40 boats sank.")
        -> [String]
    {
        var new = entry()
        new.claims = after
        new.body = text
        var input = input(text, new, published: "40 boats sank.")
        input.published?.entry.claims = before
        return findings("CON-505", in: input).map(\.message)
    }

    private func claim(_ status: String?, _ text: String? = "40 boats sank") -> Claim {
        Claim(key: "boats", value: "40", text: text, status: status)
    }

    @Test("A verdict that readers have does not change silently")
    func changed() {
        let said = "Readers have “40 boats sank” as verified"
        #expect(found([claim("verified")], [claim("disputed")]) == ["\(said); this says disputed."])
        for status in ["checking", "unverified", nil] {
            #expect(
                found([claim("verified")], [claim(status)])
                    == ["\(said); this takes the verdict back."])
        }
        #expect(
            found([claim("verified")], []) == [
                "\(said); this takes the verdict back, and still says so."
            ])
        #expect(found([claim("disputed")], [claim("verified")]).count == 1)
    }

    @Test("What readers never saw, what stays, goes with its words or is replaced is no change")
    func unchanged() {
        for status in ["checking", "unverified", nil] {
            #expect(found([claim(status)], [claim("verified")]).isEmpty)
            #expect(found([claim(status)], []).isEmpty)
        }
        #expect(found([claim("verified")], [claim("verified")]).isEmpty)
        #expect(found([], [claim("disputed")]).isEmpty)
        #expect(found([claim("verified", nil)], [claim("disputed", nil)]).isEmpty)
        #expect(found([claim("verified")], [], "The storm is over.").isEmpty)
        let newer = Claim(
            key: "boats-sunk", value: "40", text: "40 boats sank", status: "verified",
            supersedes: "boats")
        #expect(found([claim("verified")], [newer]).isEmpty)
    }

    @Test("Two claims of one key are told apart by their words")
    func sameKey() {
        let (first, second) = (claim("verified"), claim("disputed", "40 boats left"))
        #expect(found([first, second], [second, first]).isEmpty)
    }

    @Test("A correction tells readers")
    func corrected() {
        var new = entry()
        new.claims = [claim("disputed")]
        new.corrections = [Correction(note: "We said that this was verified.")]
        var input = input("40 boats sank.", new, published: "40 boats sank.")
        input.published?.entry.claims = [claim("verified")]
        #expect(findings("CON-505", in: input).isEmpty)
    }
}
