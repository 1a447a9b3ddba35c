import Editorial
import Testing

@testable import Checks

/// A score in small: texts of our own with labels, and the least that the checks must reach on them.
///
/// It does not tell how good the checks are, only that a change has not made them much worse; the
/// measure is described in CONTRIBUTING.
@Suite struct SmokeScoreTests {
    /// A text, and who says its first quotation; nil where nobody is named.
    private static let quotations: [(text: String, speaker: String?)] = [
        ("“The boats stay in port until the wind drops,” harbour master Jo Field said.", "Field"),
        ("Police called it “the worst night in memory” and closed the road.", "Police"),
        (
            "“I have never seen so much water in this street,” said Ines Roth, who lives there.",
            "Roth"
        ),
        ("The union wrote: “Our members will not be back before Monday morning.”", "union"),
        ("According to the trust, “no patient was moved during the whole of the night”.", "trust"),
        ("“We were told nothing about it,” he told reporters outside the court.", "he"),
        ("Mayor Dan Fox warned that the bridge was “close to the end of its life”.", "Fox"),
        ("“Nobody slept,” said Lena Ott. “We sat on the roof and waited for the boat.”", "Ott"),
        ("In a statement the company said it was “working to bring the power back”.", "company"),
        ("“It will be a long week for all of us here,” she added.", "she"),
        ("The night was quiet. “The water will come back before the evening does.”", nil),
        ("“Every one of these houses should have been rebuilt years ago.”", nil),
        ("On the wall somebody had left “we will not forget what you did here”.", nil),
    ]

    @Test("Nine in ten speakers are found, and hardly one is made up")
    func speakers() {
        var right = 0
        var wrong = 0
        for (words, speaker) in Self.quotations {
            let text = AnalysedText(plain: words)
            let found = text.passages.first?.speaker.map { text.string($0.scalars) }
            if found.map({ name in speaker.map(name.contains) ?? false }) ?? (speaker == nil) {
                right += 1
            } else if found != nil {
                wrong += 1
            }
        }
        #expect(right * 10 >= Self.quotations.count * 9, "\(right) of \(Self.quotations.count)")
        #expect(wrong <= 1)
    }

    /// A sentence with a figure, and whether it says where the figure comes from.
    private static let figures: [(text: String, attributed: Bool)] = [
        ("The council says that 40 homes were flooded.", true),
        ("Some 40 homes were flooded, the council says.", true),
        ("According to the fire service, 12 engines were sent.", true),
        ("Jo Field told the BBC that 300 boats had stayed in port.", true),
        ("The report found that 23% of the bridges were unsafe.", true),
        ("The company expects to lose £4m this week.", true),
        ("“We lost 60 cows in one night,” said Ms Roth.", true),
        ("Some 40 homes were flooded.", false),
        ("The bridge was built for £4m.", false),
        ("After a drive of 90 miles, Ms Roth said that the road was open.", false),
        ("Twelve engines were sent to the harbour at noon.", false),
        ("The river rose by 3 metres in two hours.", false),
    ]

    @Test("Nine in ten figures are told with a source from those without")
    func attribution() {
        let right = Self.figures.count { words, expected in
            AnalysedText(plain: words).figures.first?.isAttributed == expected
        }
        #expect(right * 10 >= Self.figures.count * 9, "\(right) of \(Self.figures.count)")
    }

    /// A summary, the entry behind it, and whether the entry bears it out.
    private static let summaries: [(summary: String, entry: String, holds: Bool)] = [
        ("Repairs will cost £6m.", "Repairs will cost £5m, the council says.", false),
        ("Three people were hurt.", "Two people were hurt when the wall fell.", false),
        ("A woman was hurt.", "A man was hurt when the wall fell.", false),
        ("The French side won.", "The Italian side won by two goals.", false),
        ("The harbour opens again on Friday.", "The harbour opens again on Thursday.", false),
        ("Engineer Lena Otten leaves.", "Engineer Lena Roth is to leave.", false),
        ("Repairs will cost £5m.", "Repairs will cost £5m, the council says.", true),
        ("Two people were hurt.", "2 people were hurt when the wall fell.", true),
        ("Men were hurt.", "A man and another man were hurt.", true),
        ("England won.", "The English side won by two goals.", true),
        ("About 4,000 homes are dark.", "Some 4,050 homes are without power.", true),
    ]

    @Test("Summaries that say more than the entries are told from those that do not")
    func summaries() {
        for (summary, entry, holds) in Self.summaries {
            let found = findings("CON-503", in: input(summary, summarised: [entry]))
            #expect(found.isEmpty == holds, "\(summary)")
        }
    }

    @Test("A new figure for the same thing is seen, a figure for another thing is not")
    func consistency() {
        let earlier = facts("Police say that 12 boats are missing after the storm in the bay.")
        func isSeen(_ words: String) -> Bool {
            !findings("CON-502", in: input(words, earlier: earlier)).isEmpty
        }
        #expect(isSeen("After the storm, 14 boats are missing in the bay, police say."))
        #expect(!isSeen("After the storm, 12 boats are missing in the bay, police say."))
        #expect(!isSeen("The town hall has opened 14 rooms for people who lost their homes."))
    }
}
