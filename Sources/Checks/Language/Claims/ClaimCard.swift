/// The points of one language for what a sentence holds (`[claim-points]` of its word lists).
///
/// Whole numbers set by hand, so that a person can reckon a score over: a deed, an institution, a
/// comparison and above all a figure speak for a claim; views, wishes and address against it.
struct ClaimCard {
    /// Points for each word of a class, to a limit of three.
    private static let classes: [(name: String, of: WordClass)] = [
        ("claim-measure", .claimMeasure), ("claim-act", .claimAct),
        ("claim-institution", .claimInstitution), ("claim-comparison", .claimComparison),
        ("claim-opinion", .claimOpinion), ("claim-future", .claimFuture),
        ("claim-address", .claimAddress), ("claim-past", .claimPast),
        ("claim-person", .claimPerson), ("claim-condition", .claimCondition),
    ]
    private static let mostOfAKind = 3
    private static let mostFigures = 2
    /// Letters of a word, on average.
    private static let longWords = 4.8
    private static let times = WordClasses(.relativeDay, .durationUnit)

    private let points: [Double]
    private let figure, money, large, small, year, question, short, regularPast, base: Double
    private let deed, movement, superlative, best, exists, names, stand, share: Double
    private let time, long, themselves: Double

    init(_ lexicon: Lexicon) {
        func of(_ name: String) -> Double { lexicon.words[WordHash(name).value]?.value ?? 0 }
        points = Self.classes.map { of($0.name) }
        figure = of("claim-figure")
        money = of("claim-money")
        large = of("claim-large")
        small = of("claim-small")
        year = of("claim-year")
        question = of("claim-question")
        short = of("claim-short")
        regularPast = of("claim-regular-past")
        base = of("claim-base")
        deed = of("claim-deed")
        movement = of("claim-movement")
        superlative = of("claim-superlative")
        best = of("claim-best")
        time = of("claim-time")
        long = of("claim-long")
        themselves = of("claim-self")
        exists = of("claim-exists")
        names = of("claim-names")
        stand = of("claim-stand")
        share = of("claim-share")
    }

    /// The sum for a sentence, whose figures are given.
    func points(
        of sentence: Range<Int>, _ figures: ArraySlice<Figure>, in text: AnalysedText
    ) -> Double {
        words(sentence, text) + shapes(sentence, text) + amounts(figures)
            + (text.tokens[sentence].last?.isMark("?") == true ? question : 0) + base
    }

    private func words(_ sentence: Range<Int>, _ text: AnalysedText) -> Double {
        var counts = [Int](repeating: 0, count: points.count)
        var words = 0
        var pasts = 0
        var letters = 0
        var has = (time: false, speaker: false)
        for token in text.tokens[sentence] where token.kind != .mark {
            words += 1
            letters += Int(token.end - token.start)
            if !token.classes.isDisjoint(with: Self.times) { has.time = true }
            if token.has(.claimAddress), token.has(.firstPerson) { has.speaker = true }
            for (index, each) in Self.classes.enumerated() where token.has(each.of) {
                counts[index] += 1
            }
            if isRegularPast(token, text) { pasts += 1 }
        }
        var sum = words < 8 ? short : 0
        if has.time { sum += time }
        if has.speaker { sum += themselves }
        // Words about matters are longer than words between people.
        if Double(letters) > Self.longWords * Double(words) { sum += long }
        for (count, each) in zip(counts, points) {
            sum += Double(min(Self.mostOfAKind, count)) * each
        }
        return sum + Double(min(2, pasts)) * regularPast
    }

    private func amounts(_ figures: ArraySlice<Figure>) -> Double {
        var sum = 0.0
        let counted = figures.count { $0.kind != .year && $0.kind != .ordinal }
        sum += Double(min(Self.mostFigures, counted)) * figure
        if figures.contains(where: { $0.kind == .money || $0.kind == .percent }) { sum += money }
        if figures.contains(where: { $0.kind == .year }) { sum += year }
        if figures.contains(where: { $0.kind == .count && ($0.value ?? 0) >= 100 }) { sum += large }
        // "two different things": a small number in words is more often a figure of speech.
        if figures.contains(where: { $0.kind == .count && $0.isWords && ($0.value ?? 100) <= 10 }) {
            sum += small
        }
        return sum
    }

    private func shapes(_ sentence: Range<Int>, _ text: AnalysedText) -> Double {
        var sum = 0.0
        if text.has(.claimMovement, in: sentence) { sum += movement }
        if text.has(.claimExists, in: sentence) { sum += exists }
        if text.has(.claimStand, in: sentence) { sum += stand }
        if text.has(.claimShare, in: sentence) { sum += share }
        if sentence.contains(where: { tellsDeed($0, sentence, text) }) { sum += deed }
        if hasSuperlative(sentence, text) {
            sum += text.has(.claimScope, in: sentence) ? best + superlative : best
        }
        let named = text.tokens[sentence].dropFirst().count {
            $0.kind == .word && $0.isCapitalised && !$0.has(.firstPerson)
        }
        return named >= 2 ? sum + names : sum
    }

    /// "we have cut", "she voted": a person and what they did.
    private func tellsDeed(_ index: Int, _ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
        guard text.tokens[index].has(.subjectPronoun) else { return false }
        var next = index + 1
        while next < min(sentence.upperBound, index + 3),
            text.tokens[next].has(.auxiliary) || text.tokens[next].has(.adverb)
        {
            next += 1
        }
        guard next < sentence.upperBound else { return false }
        let token = text.tokens[next]
        return token.has(.claimAct) || isRegularPast(token, text)
    }

    /// "the highest", "our worst", "the only"
    private func hasSuperlative(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
        sentence.dropFirst().contains { index in
            let before = text.tokens[index - 1]
            let token = text.tokens[index]
            return (token.has(.superlative) || token.has(.claimComparison))
                && (before.has(.determiner) || before.has(.possessivePronoun)
                    || before.kind == .possessive)
        }
    }

    private func isRegularPast(_ token: Token, _ text: AnalysedText) -> Bool {
        token.kind == .word && token.end - token.start > 4
            && text.scalars[Int(token.end) - 2] == 0x65
            && text.scalars[Int(token.end) - 1] == 0x64
    }
}
