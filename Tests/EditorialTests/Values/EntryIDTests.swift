import Editorial
import Testing

@Suite struct EntryIDTests {
    @Test func onlyTenLettersOfTheAlphabetAreAnID() {
        #expect(EntryID("w83sdhx6r0") != nil)
        for text in [
            "", "w83sdhx6r", "w83sdhx6r00", "W83SDHX6R0", "w83sdhx6rl", "w83sdhx6r/", "é3sdhx6r0",
        ] {
            #expect(EntryID(text) == nil, "\(text)")
        }
        for letter in EntryID.alphabet {
            #expect(EntryID(String(repeating: letter, count: EntryID.length)) != nil)
        }
    }

    @Test func easilyMistakenLettersArePutRightInWhatSomebodyTyped() {
        #expect(EntryID.prefix("O1L") == "011")
        #expect(EntryID.prefix("W83") == "w83")
        #expect(EntryID.prefix("u") == nil)
        #expect(EntryID.prefix("") == nil)
        #expect(EntryID.prefix("w83sdhx6r00") == nil)
    }
}
