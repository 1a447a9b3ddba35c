import Editorial
import Testing

@testable import Checks

/// What readers have seen of quotations, names and shares.
@Suite struct CON505SpeechTests {
    @Test(
        "Words, speakers, names and shares do not change silently",
        arguments: [
            (
                "“We stay in port,” said Ana Lopez. “The sea is calm today,” said Tom Reed.",
                "“We stay in port,” said Tom Reed. “The sea is calm today,” said Ana Lopez.",
                "gave these words to"
            ),
            (
                "The quay is shut. “We stay in port all day,” said Ana Lopez.",
                "The quay is shut, said Ana Lopez.", "which is gone here"
            ),
            ("Lopez and Juan Perez spoke.", "Lopez spoke.", "named Juan Perez"),
            ("The boat left for Harwich at noon.", "The boat left at noon.", "named Harwich"),
            ("The boat left for Harwich.", "The boat left for Dunmore.", "named Harwich"),
            ("Lopez spoke on the quay.", "Reed spoke on the quay.", "named Lopez"),
            ("Half of the boats stayed.", "A third of the boats stayed.", "said Half"),
            ("Two thirds of the boats stayed.", "Three thirds of the boats stayed.", "said "),
        ])
    func changed(before: String, after: String, said: String) {
        let found = findings("CON-505", in: input(after, published: before))
        #expect(found.contains { $0.message.contains(said) }, "\(found.map(\.message))")
    }

    @Test(
        "An honest update goes through",
        arguments: [
            ("Juan Perez spoke. Lopez listened to him.", "Perez spoke. Lopez listened to him."),
            ("The mayor spoke at noon.", "Mayor Anna Lee spoke at noon."),
            ("Mayor Anna Lee spoke at noon.", "Anna Lee, the mayor, spoke at noon."),
            ("Feries stay in port.", "Ferries stay in port. The ferries were full."),
            ("Lopez spoke. Perez did not.", "Perez did not speak. Lopez spoke."),
            ("“We stay in port,” she said.", "“We stay in port,” said Ana Lopez."),
            (
                "“We stay in port,” said Ana Lopez.",
                "“We stay in port,” said Lopez. “The sea is rough today,” said Tom Reed."
            ),
            ("“We stay in port,” said Ana Lopez.", "Ana Lopez said: “We stay in port.”"),
            ("Half of the boats stayed.", "Half the boats stayed."),
            ("He won the third race.", "He won that race."),
            ("The second half begins at noon.", "The second half is about to begin."),
        ])
    func honest(before: String, after: String) {
        let found = findings("CON-505", in: input(after, published: before))
        #expect(found.isEmpty, "\(after): \(found.map(\.message))")
    }

    @Test(
        "A title names whom it named",
        arguments: [
            ("Lopez speaks", "Reed speaks", true), ("Lopez speaks", "Lopez has spoken", false),
            ("Two Hurt On The Quay", "Two Injured On The Quay", false),
            ("Lopez Speaks On The Quay", "Reed Speaks On The Quay", true),
            ("Lopez speaks on the quay", "Mayor speaks on the quay", false),
        ])
    func title(before: String, after: String, isChange: Bool) {
        var (old, new) = (entry(), entry())
        (old.title, new.title) = (before, after)
        let body = "They met Lopez on the quay, and then Reed spoke."
        var input = input(body, new, published: body)
        input.published?.entry = old
        #expect(findings("CON-505", in: input).isEmpty == !isChange)
        (old.title, new.title) = (nil, nil)
        (old.keyText, new.keyText) = (before, after)
        var key = Checks.CheckInput(
            text: input.text, entry: new, published: .init(entry: old, text: input.text))
        key.language = "en"
        #expect(findings("CON-505", in: key).isEmpty == !isChange)
    }
}
