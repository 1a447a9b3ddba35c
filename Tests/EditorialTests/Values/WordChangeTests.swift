import Editorial
import Testing

@Suite struct WordChangeTests {
    @Test func theWordsThatDifferAreTold() {
        let change = WordChange(
            from: "Eleven sailings are off today.", to: "Twelve sailings are off today.")
        #expect(change?.was == "Eleven")
        #expect(change?.now == "Twelve")
    }

    @Test func wordsThatWereAddedHaveNothingBefore() {
        let change = WordChange(from: "Boats stay.", to: "Boats stay. More may follow.")
        #expect(change?.was == "")
        #expect(change?.now == "More may follow.")
    }

    @Test func whereWordsRepeatNothingIsToldTwice() {
        let change = WordChange(from: "a a a", to: "a a")
        #expect(change?.was == "a")
        #expect(change?.now == "")
    }

    @Test func sameTextsAndLongChangesTellNothing() {
        #expect(WordChange(from: "same text", to: "same  text") == nil)
        let long = Array(repeating: "word", count: 200).joined(separator: " ")
        #expect(WordChange(from: "short", to: long) == nil)
    }
}
