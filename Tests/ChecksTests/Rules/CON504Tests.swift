import Editorial
import Testing

@testable import Checks

@Suite struct CON504Tests {
    @Test("A name has one spelling")
    func example() throws {
        let failing = input(
            "Then Ms Bauchtman, the engineer, left.",
            earlier: facts("Ms Buchtmann, an engineer, arrived."))
        let found = findings("CON-504", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Bauchtman")
        let passing = input(
            "Then Ms Buchtmann, the engineer, left.",
            earlier: facts("Ms Buchtmann, an engineer, arrived."))
        #expect(findings("CON-504", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "A slip in the last letters, or in a short word of a whole name, is one",
        arguments: [
            ("Ana Lee, the mayor, opened the hall.", "Ana Lea, the mayor, spoke.", "Lea", "Lee"),
            (
                "Chancellor Osterkamp arrived.", "Chancellor Osterkampp left.", "Osterkampp",
                "Osterkamp"
            ),
            ("Minister Hadleigh arrived.", "Minister Hadleegh left.", "Hadleegh", "Hadleigh"),
            ("Minister Merkel arrived.", "Minister Merkle left.", "Merkle", "Merkel"),
            ("Mr Okonkwo arrived.", "Then Mr Okonkow left.", "Okonkow", "Okonkwo"),
        ])
    func slips(earlier: String, body: String, slip: String, known: String) {
        let failing = input(body, earlier: facts(earlier))
        let found = findings("CON-504", in: failing)
        #expect(marked(found, in: failing) == slip)
        #expect(found.first?.message.contains("“\(known)”") == true)
    }

    @Test(
        "Names of their own are no slips",
        arguments: [
            ("The Republican spoke.", "Republicans left the hall."),
            ("Russia sent a ship.", "A Russian ship arrived."),
            ("Ana Lee, the mayor, opened the hall.", "Tom Lea, a farmer, spoke."),
            ("Ana Lee, the mayor, opened the hall.", "Ana Reed, a farmer, spoke."),
            ("The hall was full.", "Anna Smith met her sister Anne Smith."),
        ])
    func others(earlier: String, body: String) {
        #expect(findings("CON-504", in: input(body, earlier: facts(earlier))).isEmpty)
    }

    @Test("What is published is looked at like a draft")
    func published() {
        let both = "Mr Okonkwo arrived. Then Mr Okonkow left."
        let failing = input(both, earlier: facts(both), published: both)
        #expect(marked(findings("CON-504", in: failing), in: failing) == "Okonkow")
        // The one that corrects it is not held against what it corrects.
        let corrected = "Mr Okonkwo arrived. Then Mr Okonkwo left."
        let passing = input(corrected, earlier: facts(both), published: both)
        #expect(findings("CON-504", in: passing).isEmpty)
    }
}
