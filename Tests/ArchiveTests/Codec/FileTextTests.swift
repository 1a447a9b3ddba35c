import Editorial
import Testing

@testable import Archive

@Suite("What every file of a blog must be")
struct FileTextTests {
    @Test("Exactly the forbidden characters are refused, wherever they stand")
    func forbidden() {
        for value: UInt32 in 0...0x1_0400 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for text in ["\(scalar)", "Plain £ words “\(scalar)”.\n"] {
                let problem = FileText.problem(Array(text.utf8), file: "a.md", limit: 100)
                let isRefused = problem != nil
                #expect(isRefused == SafeText.isForbidden(scalar), "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test("The place of the first one is told")
    func place() {
        let bytes = Array("Ä line\nand “a\u{202E}”\n".utf8)
        let problem = FileText.problem(bytes, file: "a.md", limit: 100)
        #expect(problem?.line == 2)
        #expect(problem?.column == 7)
        #expect(problem?.message.hasPrefix("U+202E") == true)
    }

    @Test("What is no UTF-8, or too long, is refused")
    func notText() {
        #expect(FileText.problem([0x61, 0xFF], file: "a.md", limit: 100)?.column == 2)
        #expect(FileText.problem([0xC2], file: "a.md", limit: 100) != nil)
        #expect(FileText.problem([0xE2, 0x80], file: "a.md", limit: 100) != nil)
        #expect(
            FileText.problem(Array(repeating: 0x61, count: 101), file: "a.md", limit: 100) != nil)
    }
}
