/// Cuts a text into words, numbers and marks, in one pass.
///
/// `’s` becomes a token of its own, so that a name is the same with and without it. Hyphens and
/// apostrophes inside words stay, as do the stops inside `U.S.` and the separators inside `4,200.5`.
struct Tokenizer {
    private let text: [UInt32]
    private let lexicon: Lexicon
    private var tokens: [Token] = []
    private var index: Int

    /// The tokens of `text[range]`.
    static func tokens(of text: [UInt32], in range: Range<Int>, _ lexicon: Lexicon) -> [Token] {
        var tokenizer = Tokenizer(text, range.lowerBound, lexicon)
        tokenizer.read(upTo: range.upperBound)
        return tokenizer.tokens
    }

    private init(_ text: [UInt32], _ start: Int, _ lexicon: Lexicon) {
        self.text = text
        self.lexicon = lexicon
        index = start
    }

    private mutating func read(upTo end: Int) {
        while index < end {
            let scalar = text[index]
            if Scalars.isSpace(scalar) {
                index += 1
            } else if Scalars.isDigit(scalar) {
                readNumber(end)
            } else if Scalars.isLetter(scalar) {
                readWord(end)
            } else if Scalars.isApostrophe(scalar), readDetachedPossessive(end) {
                continue
            } else {
                readMark()
            }
        }
    }

    private mutating func readNumber(_ end: Int) {
        let start = index
        var hash = WordHash()
        var group = 0
        while index < end {
            let scalar = text[index]
            if Scalars.isDigit(scalar) {
                hash.add(scalar)
                group += 1
            } else if group < 4, isThousandsSpace(at: index, end) {
                hash.add(0x202F)
                group = 0
            } else if scalar == 0x2C || scalar == 0x2E || scalar == 0x3A, index + 1 < end,
                Scalars.isDigit(text[index + 1])
            {
                hash.add(scalar)
            } else {
                break
            }
            index += 1
        }
        append(.number, start, hash.value)
    }

    /// `3 000`: a thin space before three digits in any language, another one where the lists say so.
    private func isThousandsSpace(at space: Int, _ end: Int) -> Bool {
        switch text[space] {
        case 0x2009, 0x202F: break
        case 0x20, 0xA0: guard lexicon.hasSpacedThousands else { return false }
        default: return false
        }
        guard space + 3 < end, text[space + 1...space + 3].allSatisfy(Scalars.isDigit) else {
            return false
        }
        return space + 4 == end || !Scalars.isDigit(text[space + 4])
    }

    private mutating func readWord(_ end: Int) {
        let start = index
        var hash = WordHash()
        while index < end {
            let scalar = text[index]
            if Scalars.isLetter(scalar) || Scalars.isDigit(scalar) {
                hash.add(scalar)
                index += 1
                continue
            }
            guard index + 1 < end, Scalars.isLetter(text[index + 1]) else { break }
            if scalar == 0x2D || scalar == 0x2010 || scalar == 0x2011 {
                if let pronoun = pronoun(behind: index, hash, end) {
                    append(.word, start, hash.value)
                    index = pronoun
                    return
                }
                hash.add(0x2D)
            } else if Scalars.isApostrophe(scalar) {
                if isPossessive(at: index, end) { break }
                hash.add(0x27)
            } else if scalar == 0x2E, index - start == 1 || text[index - 2] == 0x2E {
                // U.S., a.m.: one letter between stops.
                hash.add(scalar)
            } else {
                break
            }
            index += 1
        }
        append(.word, start, hash.value)
        if index + 1 < end, Scalars.isApostrophe(text[index]), isPossessive(at: index, end) {
            append(possessiveFrom: index)
        }
    }

    /// "dit-il", "affirme-t-elle": where the pronoun starts that a hyphen ties to the verb before it;
    /// the lists hold such pronouns as `-il`.
    private func pronoun(behind hyphen: Int, _ verb: WordHash, _ end: Int) -> Int? {
        var start = hyphen + 1
        var isLinked = false
        if start + 1 < end, text[start] == 0x74, text[start + 1] == 0x2D {
            start += 2
            isLinked = true
        }
        var hash = WordHash()
        hash.add(0x2D)
        var next = start
        while next < end, Scalars.isLetter(text[next]), next - start < 8 {
            hash.add(text[next])
            next += 1
        }
        guard next == end || text[next] != 0x2D,
            lexicon.words[hash.value]?.classes.contains(.subjectPronoun) == true
        else { return nil }
        let classes = lexicon.words[verb.value]?.classes ?? WordClasses()
        let verbs = WordClasses(
            .speechVerb, .tellingVerb, .characterisingVerb, .auxiliary, .commonVerb, .contentVerb)
        return isLinked || !classes.isDisjoint(with: verbs) ? start : nil
    }

    /// Whether an apostrophe is followed by an `s` that ends the word.
    private func isPossessive(at apostrophe: Int, _ end: Int) -> Bool {
        guard apostrophe + 1 < end, text[apostrophe + 1] | 32 == 0x73 else { return false }
        guard apostrophe + 2 < end else { return true }
        let next = text[apostrophe + 2]
        return !Scalars.isLetter(next) && !Scalars.isDigit(next)
    }

    private mutating func append(possessiveFrom start: Int) {
        index = start + 2
        var hash = WordHash()
        hash.add(0x27)
        hash.add(0x73)
        append(.possessive, start, hash.value)
    }

    /// `'s` with a space before it, as in tokenised text.
    private mutating func readDetachedPossessive(_ end: Int) -> Bool {
        guard isPossessive(at: index, end), let last = tokens.last, last.kind == .word else {
            return false
        }
        append(possessiveFrom: index)
        return true
    }

    private mutating func readMark() {
        let scalar = text[index]
        let start = index
        index += 1
        // Two single marks are a double one, as typed before there were others.
        if scalar == 0x27 || scalar == 0x60, index < text.count, text[index] == scalar {
            index += 1
            append(.mark, start, doubled(scalar, start))
            return
        }
        append(.mark, start, UInt64(scalar))
        if scalar == 0x2E { markAbbreviation() }
    }

    /// `` opens; '' with space on both sides closes, as in tokenised text; else it is a straight mark.
    private func doubled(_ scalar: UInt32, _ start: Int) -> UInt64 {
        if scalar == 0x60 { return 0x201C }
        let isFree =
            (start == 0 || Scalars.isSpace(text[start - 1]))
            && (index == text.count || Scalars.isSpace(text[index]))
        return isFree ? 0x201D : 0x22
    }

    /// Tells the stop of `Mr.` or `J.` from the one that ends a sentence.
    private mutating func markAbbreviation() {
        let stop = tokens.count - 1
        guard stop > 0, tokens[stop].isGlued else { return }
        let word = tokens[stop - 1]
        if word.kind == .number, lexicon.hasOrdinalStop, isBeforeMonth() {
            tokens[stop].isAbbreviationStop = true
        }
        guard word.kind == .word else { return }
        let isInitial =
            word.end - word.start == 1 && word.isCapitalised
            && text[Int(word.start)] != 0x49
        let hasInnerStop = text[Int(word.start)..<Int(word.end)].contains(0x2E)
        // (R-Fla.), R-Ky., a stop that another mark follows at once.
        let isFollowed = index < text.count && [0x2C, 0x29, 0x5D, 0x3B].contains(text[index])
        guard
            word.has(.abbreviation) || isInitial || hasInnerStop || isFollowed && word.isCapitalised
        else { return }
        // Without a capital, "no." and "fig." end a sentence more often than they abbreviate.
        tokens[stop].isAbbreviationStop =
            word.isCapitalised || hasInnerStop || word.end - word.start < 4
    }

    /// "30. Mai": whether the name of a month follows.
    private func isBeforeMonth() -> Bool {
        var next = index
        while next < text.count, Scalars.isSpace(text[next]) { next += 1 }
        var hash = WordHash()
        let end = min(text.count, next + 12)
        while next < end, Scalars.isLetter(text[next]) {
            hash.add(text[next])
            next += 1
        }
        return lexicon.words[hash.value]?.classes.contains(.month) ?? false
    }

    private mutating func append(_ kind: Token.Kind, _ start: Int, _ hash: UInt64) {
        var token = Token(kind: kind, start: Int32(start), end: Int32(index), hash: hash)
        token.isGlued = tokens.last.map { Int($0.end) == start } ?? false
        if kind != .mark {
            token.isCapitalised = WordHash.isUpper(text[start])
            if let meaning = lexicon.words[hash] {
                token.classes = meaning.classes
            } else if kind == .word, !token.isCapitalised, index - start > 4 {
                token.classes = shape(endingAt: index)
            }
        }
        tokens.append(token)
    }

    /// What the last two letters of an unknown word tell; the lists hold them as `-ly`, `-ed`.
    private func shape(endingAt end: Int) -> WordClasses {
        var hash = WordHash()
        hash.add(0x2D)
        hash.add(text[end - 2])
        hash.add(text[end - 1])
        return lexicon.words[hash.value]?.classes ?? WordClasses()
    }
}
