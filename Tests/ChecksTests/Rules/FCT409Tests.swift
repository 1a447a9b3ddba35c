import Editorial
import Testing

@testable import Checks

@Suite struct FCT409Tests {
    @Test("A poll figure says who asked")
    func example() throws {
        let failing = input("Party A is on 44%.")
        let found = findings("FCT-409", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "44%")
        let passing = input("Party A is on 44% (ICM, 1,000 adults, 18 April)")
        #expect(findings("FCT-409", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "A poll that is named gives its method too",
        arguments: [
            "A new YouGov poll puts the Greens on 17%.", "The latest poll has Labour on 31%.",
        ])
    func named(text: String) {
        #expect(findings("FCT-409", in: input(text)).count == 1)
    }
}
