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

    @Test(
        "Insiders who are described and not named",
        arguments: [
            ("“It was a mess,” said a senior cabinet minister.", "a senior cabinet minister"),
            ("“It was a mess,” said one Tory MP.", "one Tory MP"),
            ("“It was a mess,” said a former employee.", "a former employee"),
            ("“It was a mess,” said a White House official.", "a White House official"),
            ("“It was a mess,” White House officials said.", "White House officials"),
            ("“It was a mess,” said an aide to Ana Lee.", "an aide"),
            ("“It was a mess,” said a senior civil servant.", "a senior civil servant"),
        ])
    func insiders(text: String, who: String) {
        let read = input(text)
        let found = findings("ANO-101", in: read)
        #expect(found.map(\.severity) == [.error])
        #expect(marked(found, in: read)?.hasPrefix(who) == true)
    }

    @Test(
        "Names, people who were introduced, and passers-by want no record",
        arguments: [
            "“It was a mess,” said White House official Ana Lee.",
            "“It was a mess,” said a White House official, Ana Lee.",
            "“It was a mess,” said Ana Lee, an official at the White House.",
            "“It was a mess,” the minister said.",
            "“It was a mess,” said Ana Lee’s lawyer.",
            "“It was a mess,” said a woman on the quay.",
        ])
    func others(text: String) {
        #expect(findings("ANO-101", in: input(text)).isEmpty)
    }

    @Test("A record speaks for its own words and its own source, and for nobody else")
    func matched() {
        let records = entry {
            $0.quotes = [
                Quotation(
                    text: "It was a mess", descriptor: "an aide", reason: "fears for the job",
                    knownTo: "ed")
            ]
        }
        let text = "“It was a mess,” said an aide. “We saw it coming,” the aide said. "
        #expect(findings("ANO-101", in: input(text, records)).isEmpty)
        let other = input(text + "“Nobody listened to us,” said a diplomat.", records)
        let found = findings("ANO-101", in: other)
        #expect(found.count == 1)
        #expect(marked(found, in: other) == "a diplomat")
    }

    @Test("Who knows the source is somebody of the desk, where the desk is known")
    func knownTo() {
        func found(_ knower: String, _ people: [DeskPerson]?) -> [Finding] {
            var read = input(
                "“It was a mess,” said an aide.",
                entry {
                    $0.quotes = [
                        Quotation(
                            text: "It was a mess", descriptor: "an aide",
                            reason: "fears for the job", knownTo: knower)
                    ]
                })
            read.people = people
            return findings("ANO-101", in: read)
        }
        let desk = [DeskPerson(id: "sam", name: "Sam Okoro")]
        #expect(found("sam", desk).isEmpty)
        #expect(found("Sam Okoro", desk).isEmpty)
        #expect(found("nobody-at-all", nil).isEmpty)
        let strangers = found("nobody-at-all", desk)
        #expect(strangers.map(\.severity) == [.error])
        #expect(strangers.first?.message.contains("nobody-at-all") == true)
    }

    @Test("Without any capital a name cannot be told, which is no reason to stop")
    func lowerCase() {
        let found = findings(
            "ANO-101", in: input("“it was chaos,” said harbour official tom hale on monday."))
        #expect(found.allSatisfy { $0.severity == .warning })
    }
}
