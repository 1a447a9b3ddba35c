/// Words of a list that the newsroom keeps.
enum NewsroomList {
    /// The places of the list's words and phrases, in Unicode scalars of the analysed text.
    static func findings(_ list: WordClass, in input: CheckInput) -> [Range<Int>] {
        let words = input.text.tokens.indices.filter { input.text.tokens[$0].has(list) }
            .map { input.text.scalarRange($0..<$0 + 1) }
        let phrases = input.text.phrases.filter { $0.meaning.classes.contains(list) }
            .map { input.text.scalarRange($0.tokens) }
        return words + phrases
    }
}
