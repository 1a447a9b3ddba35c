import Testing

@testable import Archive

@Suite struct EntryPathTests {
    @Test(arguments: [
        "2031/03/04/08/0858-boats-abcdefghjk.md", "0858-abcdefghjk.md", "a-abcdefghjk.md",
        "-abcdefghjk.md", "abcdefghjk.md", "0858-abcdefghjk.mdx", "0858-abcdefghjk.MD",
        "0858-abcdefghil.md", "0858-ABCDEFGHJK.md", "0858_abcdefghjk.md", "0858-abcdefghj.md",
        "0858-é-abcdefghjk.md", "0858-abcdéfghjk.md", "", ".md",
    ])
    func theQuickLookFindsAnIDWhereThereIsOne(path: String) {
        #expect(EntryPath.hasID(path) == (EntryPath.id(in: path) != nil))
    }
}
