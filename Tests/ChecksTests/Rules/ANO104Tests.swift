import Editorial
import Testing

@testable import Checks

@Suite struct ANO104Tests {
    @Test("An unnamed source gives no opinions")
    func example() throws {
        let failing = input("“He is a disgrace,” said an insider.")
        let found = findings("ANO-104", in: failing)
        #expect(found.count == 1)
        let passing = input("“The vote is on Friday,” said an official not authorised to brief.")
        #expect(findings("ANO-104", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
