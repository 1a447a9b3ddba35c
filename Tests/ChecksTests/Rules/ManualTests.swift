import Testing

@testable import Checks

@Suite struct ManualTests {
    @Test("The examples of the manual name keys as the files write them")
    func keys() {
        for rule in RuleBook.all.map({ type(of: $0) })
        where ["MED", "EMB", "FCT", "CON"].contains(String(rule.code.prefix(3))) {
            for example in [rule.explanation.failing, rule.explanation.passing] {
                let isForeign = example.contains(/[a-z]=|[a-z][A-Z][a-z]+(,|:)/)
                #expect(!isForeign, "\(rule.code): \(example)")
            }
        }
    }
}
