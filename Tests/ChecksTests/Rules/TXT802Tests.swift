import Editorial
import Testing

@testable import Checks

@Suite struct TXT802Tests {
    @Test("A word for the lawyers is shown")
    func example() throws {
        let failing = input("The gadzooks was there.", words: "[legal-trigger]\ngadzooks")
        let found = findings("TXT-802", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "gadzooks")
        let passing = input("The gadzooks was there.")
        #expect(findings("TXT-802", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A listed word is found in the plural, and with any ends of lines")
    func plural() {
        let list =
            "\u{FEFF}[ legal-trigger ] \r\ngadzook\r\ncontempt of court\r\n[plural-ending]\r\ns\r\n"
        let failing = input("Two gadzooks stood there in contempt of court.", words: list)
        let found = findings("TXT-802", in: failing)
        #expect(found.count == 2)
        #expect(marked(found, in: failing) == "gadzooks")
        #expect(findings("TXT-802", in: input("The gadzookery was there.", words: list)).isEmpty)
    }
}
