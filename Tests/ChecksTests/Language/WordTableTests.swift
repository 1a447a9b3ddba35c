import Testing

@testable import Checks

/// The words of the lists, and where they are kept.
@Suite struct WordTableTests {
    @Test("Every word class has its section name, and fits into a set")
    func names() {
        let names = WordClass.names.split { $0 == " " || $0 == "\n" }.map(String.init)
        let cases = WordClass.allCases.map { each in
            "\(each)".reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : "\($1)" }
        }
        #expect(names == cases)
        #expect(WordClass.allCases.count <= 192)
        for each in WordClass.allCases {
            #expect(WordClass.sections[WordHash(cases[each.rawValue]).value] == each)
        }
    }

    @Test("A table that was made too small grows, and forgets nothing")
    func growth() {
        var table = WordTable(count: 1)
        for number in 1...1000 as ClosedRange<UInt64> {
            table.change(number << 7) { $0.value = Double(number) }
        }
        table.change(5 << 7) { $0.value = 55 }
        #expect(table.count == 1000)
        #expect(table[5 << 7]?.value == 55)
        #expect(table[1000 << 7]?.value == 1000)
        #expect(table[3] == nil)
    }
}
