import Editorial
import Testing

@testable import Checks

@Suite struct LNK601Tests {
    @Test("A link says where it leads")
    func example() throws {
        let failing = markdown("[Click here](https://example.org/tips) for tips.")
        let found = findings("LNK-601", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Click here")
        let passing = markdown("Read [tips for patients](https://example.org/tips).")
        #expect(findings("LNK-601", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A link without words, or of marks alone, says nothing", arguments: ["", "→", "[…]"])
    func wordless(words: String) {
        let failing = markdown("The trains and [\(words)](https://example.org/a) and the boats.")
        #expect(findings("LNK-601", in: failing).count == 1)
        // What stands around it is not side by side.
        #expect(findings("TXT-803", in: failing).isEmpty)
    }

    @Test("A picture with a description is the words of its link")
    func picture() {
        let passing = markdown("[![The quay at dawn](media/x.png)](https://example.org/a)")
        #expect(findings("LNK-601", in: passing).isEmpty)
    }
}
