import Editorial
import Testing

@testable import Checks

@Suite struct FCT406Tests {
    @Test("A claim record is complete")
    func example() throws {
        let failing = input("", entry { $0.claims = [Claim(key: "deaths", value: "7")] })
        let found = findings("FCT-406", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "verified")
                ]
                $0.sources = [Source(id: "s1")]
            })
        #expect(findings("FCT-406", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A source that nobody recorded is told")
    func unknownSource() throws {
        let claim = Claim(
            key: "deaths", value: "7", source: "s1", checkedBy: "ed", at: Instant(seconds: 0),
            status: "verified")
        let ghost = findings("FCT-406", in: input("", entry { $0.claims = [claim] }))
        #expect(ghost.map(\.severity) == [.warning])
        #expect(ghost.first?.message.contains("“s1”") == true)
        let known = input(
            "",
            entry {
                $0.claims = [claim]
                $0.sources = [Source(id: "s1")]
            })
        #expect(findings("FCT-406", in: known).isEmpty)
    }

    @Test("Whoever checked a claim is on the desk")
    func ghost() {
        var input = input(
            "",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ghost",
                        at: Instant(seconds: 0), status: "verified")
                ]
                $0.sources = [Source(id: "s1")]
            })
        #expect(findings("FCT-406", in: input).isEmpty)
        input.people = [DeskPerson(id: "ana", name: "Ana Ruiz")]
        #expect(findings("FCT-406", in: input).first?.message.contains("“ghost”") == true)
        input.people?.append(DeskPerson(id: "ghost", name: "Gus Host"))
        #expect(findings("FCT-406", in: input).isEmpty)
    }
}
