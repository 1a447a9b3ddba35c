internal import Editorial

/// A slip of the keyboard: a small word twice, a space that is missing behind a stop or comma.
struct TypingSlip: Rule {
    static let code = "TXT-803"
    static let defaultSeverity = Severity.info
    static let readsTitles = true
    static let explanation = RuleExplanation(
        rule: "No small word stands twice, and a space follows stops and commas.",
        why: "Small slips make readers doubt the large things.",
        failing: "The road to the the harbour is shut.Buses turn back.",
        passing: "The road to the harbour is shut. Buses turn back.",
        guideline: "House style",
        repair: "Take out the second word, or put the space in.")

    func findings(in input: CheckInput) -> [Finding] {
        input.text.tokens.indices.compactMap { index in
            doubled(index, in: input) ?? unspaced(index, in: input) ?? misplaced(index, in: input)
        }
    }

    /// "the the": words of the list alone, since "had had" and "that that" are English.
    private func doubled(_ index: Int, in input: CheckInput) -> Finding? {
        let tokens = input.text.tokens
        guard index + 1 < tokens.count, tokens[index].has(.doubledWord),
            tokens[index].hash == tokens[index + 1].hash, !tokens[index + 1].isCapitalised,
            !tokens[index + 1].isGlued,
            input.text.block(of: index)?.tokens.contains(index + 1) ?? false
        else { return nil }
        let word = input.text.string(input.text.scalarRange(index..<index + 1))
        return finding(
            "“\(word)” stands here twice.", at: input.text.scalarRange(index..<index + 2),
            in: input, replacement: word)
    }

    /// "cheered ,then": the space stands before the comma instead of behind it.
    private func misplaced(_ index: Int, in input: CheckInput) -> Finding? {
        let tokens = input.text.tokens
        guard tokens[index].isMark(","), !tokens[index].isGlued, index > 0,
            index + 1 < tokens.count, tokens[index - 1].kind == .word,
            tokens[index + 1].kind == .word, let block = input.text.block(of: index)?.tokens,
            block.contains(index - 1), block.contains(index + 1)
        else { return nil }
        let place = Int(tokens[index - 1].end)..<Int(tokens[index].end)
        // Texts that were taken apart word by word have a space before every mark.
        guard tokens[index + 1].isGlued else { return nil }
        return finding(
            "The space stands before the comma in “\(input.text.string(input.text.scalarRange(index - 1..<index + 2)))”.",
            at: place, in: input, replacement: ", ")
    }

    /// "shut.Buses", "shut,but"; not "example.org", "U.S." or "4.5".
    private func unspaced(_ index: Int, in input: CheckInput) -> Finding? {
        let tokens = input.text.tokens
        let mark = tokens[index]
        guard mark.isMark(".") || mark.isMark(","), mark.isGlued, !mark.isAbbreviationStop,
            index > 0, index + 1 < tokens.count
        else { return nil }
        let (before, after) = (tokens[index - 1], tokens[index + 1])
        guard before.kind == .word, after.kind == .word, after.isGlued,
            before.end - before.start > 1, after.end - after.start > 1,
            !isPartOfName(index - 1, tokens), !isPartOfName(index + 2, tokens),
            mark.isMark(",") || startsSentence(after, input.text)
        else { return nil }
        let words = input.text.string(input.text.scalarRange(index - 1..<index + 2))
        let sign = mark.isMark(",") ? "," : "."
        return finding(
            "A space is missing in “\(words)”.",
            at: input.text.scalarRange(index..<index + 1), in: input, replacement: sign + " ")
    }

    /// One capital at its start: "Buses", not "org", "JS" or "McX".
    private func startsSentence(_ word: Token, _ text: AnalysedText) -> Bool {
        word.isCapitalised
            && !text.scalars[Int(word.start) + 1..<Int(word.end)].contains(where: WordHash.isUpper)
    }

    /// A mark that ties the word to something without a space: an address, a file, a handle.
    private func isPartOfName(_ index: Int, _ tokens: [Token]) -> Bool {
        guard tokens.indices.contains(index), tokens[index].isGlued else { return false }
        let mark = tokens[index].kind == .mark ? tokens[index] : tokens[max(0, index - 1)]
        return ["/", "@", "#", "_", ".", ":", "="].contains { mark.isMark($0) }
            && (tokens[index].kind == .mark
                ? index + 1 < tokens.count && tokens[index + 1].isGlued : true)
    }
}
