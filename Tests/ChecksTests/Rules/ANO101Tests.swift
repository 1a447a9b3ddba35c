import Editorial
import Testing

@testable import Checks

@Suite struct ANO101Tests {
    @Test("An unnamed speaker has a recorded reason")
    func example() throws {
        let failing = input("“It was chaos,” said an aide.")
        let found = findings("ANO-101", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "an aide")
        let passing = input(
            "“It was chaos,” said an aide who was not authorised to speak.",
            entry {
                $0.quotes = [
                    Quotation(
                        text: "It was chaos", descriptor: "an aide",
                        reason: "not authorised to speak", knownTo: "ed")
                ]
            })
        #expect(findings("ANO-101", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A quote card that is credited to a description wants a reason, too")
    func card() {
        let card = { (who: String, reason: String?) in
            entry {
                $0.quotes = [
                    Quotation(
                        text: "We slept in the car.", descriptor: who, reason: reason,
                        knownTo: reason)
                ]
            }
        }
        let passerBy = findings("ANO-101", in: input("The quay is full.", card("Deckhand", nil)))
        #expect(passerBy.map(\.severity) == [.warning])
        let insider = findings("ANO-101", in: input("The quay is full.", card("An aide", nil)))
        #expect(insider.map(\.severity) == [.error])
        let told = input("The quay is full.", card("An aide", "afraid for the job"))
        #expect(findings("ANO-101", in: told).isEmpty)
    }

    @Test("Without any capital a name cannot be told, which is no reason to stop")
    func lowerCase() {
        let found = findings(
            "ANO-101", in: input("“it was chaos,” said harbour official tom hale on monday."))
        #expect(found.allSatisfy { $0.severity == .warning })
    }
}
