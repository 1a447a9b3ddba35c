import Editorial
import Testing

@testable import Checks

@Suite struct TXT804Tests {
    private func found(_ list: String) -> [String] {
        var input = input("The road is open.")
        input.wordLists = ["newsroom.txt": list]
        return findings("TXT-804", in: input).map(\.message)
    }

    @Test("A list that is not read is named with its file and line")
    func example() throws {
        let failing = found("# Ours\n[legal-triggers]\ninjunction\n")
        #expect(failing.count == 1)
        #expect(failing.first?.hasPrefix("Hooks/words/en/newsroom.txt, line 2 ") == true)
        #expect(failing.first?.contains("[legal-triggers]") == true)
        #expect(found("# Ours\n[legal-trigger]\ninjunction\n").isEmpty)
    }

    @Test("An open bracket, and words without a list")
    func others() {
        #expect(found("[legal-trigger\ninjunction\n").first?.contains("line 1") == true)
        #expect(found("\r\ninjunction\r\n[legal-trigger]\r\n").first?.contains("line 2") == true)
        #expect(found("\u{FEFF}[legal-trigger] \r\ninjunction\r\n").isEmpty)
    }
}
