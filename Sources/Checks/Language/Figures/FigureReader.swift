/// Reads the figures of a text, in digits and in words.
struct FigureReader {
    private let text: AnalysedText
    private var figures: [Figure] = []

    private var tokens: [Token] { text.tokens }

    static func figures(in text: AnalysedText) -> [Figure] {
        var reader = FigureReader(text: text)
        for block in text.blocks { reader.read(block.tokens) }
        return reader.figures
    }

    private init(text: AnalysedText) { self.text = text }

    private mutating func read(_ block: Range<Int>) {
        var index = block.lowerBound
        while index < block.upperBound {
            let token = tokens[index]
            let next: Int?
            if token.kind == .number {
                next = readDigits(index, block)
            } else if token.kind == .word,
                token.has(.numberWord) || token.has(.vagueNumber)
                    || token.has(.ordinal) || token.has(.scale) && !token.isGlued
            {
                next = readWords(index, block)
            } else if token.kind == .word, token.has(.month) {
                next = nil
            } else {
                next = nil
            }
            index = max(index + 1, next ?? 0)
        }
    }

    // MARK: Digits

    private mutating func readDigits(_ index: Int, _ block: Range<Int>) -> Int {
        let digits = DigitNumber(text.scalars, tokens[index], text.lexicon)
        var figure = Figure(
            kind: .count, tokens: index..<index + 1, scalars: 0..<0, value: digits.value)
        figure.number = digits.value
        var end = index + 1
        var start = index
        if digits.isTime {
            figure.kind = .time
            figure.value = digits.value
        }
        if index > block.lowerBound, tokens[index - 1].isCurrencySign {
            start = index - 1
            figure.kind = .money
            figure.unit = tokens[start].hash
        }
        if index > block.lowerBound, tokens[index].isGlued, tokens[index - 1].kind == .word {
            figure.kind = .label
        }
        if index > block.lowerBound, tokens[index].isGlued,
            tokens[index - 1].isMark("@")
                || tokens[index - 1].isMark("#") || tokens[index - 1].isMark("/")
                || tokens[index - 1].isMark("_")
        {
            figure.kind = .label
        }
        end = readSuffix(&figure, end, block)
        figure.tokens = start..<end
        finish(&figure, digits, block)
        return figure.tokens.upperBound
    }

    /// What stands behind the digits: `%`, `m`, `th`, `pm`, `million`, `-year-old`, a unit.
    private func readSuffix(_ figure: inout Figure, _ first: Int, _ block: Range<Int>) -> Int {
        var end = first
        if end < block.upperBound, tokens[end].isGlued, tokens[end].kind == .word {
            let glued = tokens[end]
            if glued.has(.ordinalSuffix) {
                figure.kind = .ordinal
                return end + 1
            }
            if glued.has(.meridiem) {
                figure.kind = .time
                return end + 1
            }
            if glued.has(.multiplierSuffix),
                figure.kind == .money || glued.end - glued.start > 1 || !glued.has(.unit)
                    || glued.hash == WordHash("m").value
            {
                figure.value = figure.value.map { $0 * (multiplier(glued) ?? 1) }
                end += 1
            } else if glued.has(.unit) {
                figure.kind = .measure
                figure.unit = glued.hash
                return end + 1
            } else if figure.kind == .count {
                figure.kind = .label
                return end + 1
            }
        }
        if end < block.upperBound,
            tokens[end].has(.meridiem)
                || tokens[end].has(.multiplierSuffix) && tokens[end].has(.scale),
            !tokens[end].isGlued,
            figure.kind == .count || figure.kind == .time || figure.kind == .money
        {
            if tokens[end].has(.meridiem), (figure.value ?? 100) <= 24 {
                figure.kind = .time
                return end + 1
            }
        }
        return readScaleAndUnit(&figure, end, block)
    }

    private func multiplier(_ token: Token) -> Double? {
        text.lexicon.words[token.hash]?.value
    }

    private func readScaleAndUnit(
        _ figure: inout Figure, _ first: Int, _ block: Range<Int>
    ) -> Int {
        var end = first
        while end < block.upperBound, tokens[end].has(.scale), tokens[end].kind == .word,
            let factor = multiplier(tokens[end]), !tokens[end].has(.vagueNumber),
            tokens[end].end - tokens[end].start > 2
                || tokens[end].has(.multiplierSuffix)
                    && figure.kind == .money
        {
            figure.value = figure.value.map { $0 * factor }
            end += 1
        }
        guard end < block.upperBound else { return end }
        var unit = end
        if tokens[unit].isMark("-") || tokens[unit].isMark("‑"), tokens[unit].isGlued,
            unit + 1 < block.upperBound, tokens[unit + 1].isGlued, tokens[unit + 1].kind == .word
        {
            unit += 1
        }
        let token = tokens[unit]
        if token.isMark("%") || token.isMark("％") {
            figure.kind = .percent
            return unit + 1
        }
        if let phrase = text.phrases(in: unit..<unit + 1).first(where: {
            $0.meaning.classes.contains(.percent) || $0.meaning.classes.contains(.point)
        }) {
            figure.kind = phrase.meaning.classes.contains(.percent) ? .percent : .points
            return phrase.tokens.upperBound
        }
        guard token.kind == .word else { return end }
        if token.has(.percent) {
            figure.kind = .percent
        } else if token.has(.point) {
            figure.kind = .points
        } else if token.has(.ageUnit) {
            figure.kind = .age
        } else if token.has(.currency), figure.kind != .money {
            figure.kind = .money
            figure.unit = token.hash
        } else if token.has(.unit), figure.kind == .count {
            figure.kind = .measure
            figure.unit = token.hash
        } else {
            return end
        }
        return unit + 1
    }

    // MARK: Words

    private mutating func readWords(_ first: Int, _ block: Range<Int>) -> Int {
        var index = first
        var total = 0.0
        var current = 0.0
        var isVague = false
        var isOrdinal = false
        scan: while index < block.upperBound, tokens[index].kind == .word {
            let token = tokens[index]
            if token.has(.numberWord), !token.has(.scale), let value = multiplier(token) {
                // "eight to ten" are two figures, and so are "five six".
                if index > first, current.truncatingRemainder(dividingBy: 100) != 0,
                    value >= 10
                        || current.truncatingRemainder(dividingBy: 10) != 0
                {
                    break scan
                }
                current += value
            } else if token.has(.vagueNumber) {
                isVague = true
            } else if token.has(.scale), let value = multiplier(token), value >= 12 {
                if value < 1000 {
                    current = (current == 0 ? 1 : current) * value
                } else {
                    total += (current == 0 ? 1 : current) * value
                    current = 0
                }
            } else if token.has(.ordinal), let value = multiplier(token) {
                current += value
                isOrdinal = true
                index += 1
                break scan
            } else if index > first, token.hash == Self.and || token.hash == Self.of,
                index + 1 < block.upperBound, joins(index, isVague, total + current)
            {
                index += 1
                continue scan
            } else if index > first, token.hash == Self.a {
                break scan
            } else {
                break scan
            }
            index += 1
        }
        let amount = total + current
        var figure = Figure(
            kind: isOrdinal ? .ordinal : .count, tokens: first..<index, scalars: 0..<0,
            value: isVague ? nil : amount)
        figure.number = figure.value
        figure.isWords = true
        let isBare = index == first + 1
        // "one" is a pronoun, "second" a unit of time, more often than they count.
        if isBare, !isVague, !isOrdinal, amount == 1, !isCounting(index, block) { return index }
        if isBare, tokens[first].has(.scale), !isVague, first > block.lowerBound,
            !tokens[first - 1].has(.determiner)
        {
            return index
        }
        if !isOrdinal {
            let end = readScaleAndUnit(&figure, index, block)
            figure.tokens = first..<end
            index = end
        }
        finish(&figure, DigitNumber.none, block)
        return index
    }

    private func joins(_ index: Int, _ isVague: Bool, _ amount: Double) -> Bool {
        let next = tokens[index + 1]
        if tokens[index].hash == Self.of { return isVague && next.has(.vagueNumber) }
        return amount >= 100 && next.has(.numberWord)
    }

    private func isCounting(_ next: Int, _ block: Range<Int>) -> Bool {
        guard next < block.upperBound else { return false }
        let token = tokens[next]
        return token.has(.scale) || token.has(.unit) || token.has(.casualty) || token.has(.percent)
            || token.has(.role)
    }

    // MARK: What it is

    private mutating func finish(_ figure: inout Figure, _ digits: DigitNumber, _ block: Range<Int>)
    {
        let start = figure.tokens.lowerBound
        let end = figure.tokens.upperBound
        figure.scalars = text.scalarRange(figure.tokens)
        if start > block.lowerBound {
            let before = tokens[start - 1]
            figure.isApproximate =
                before.has(.approximate)
                || text.phrases(in: max(block.lowerBound, start - 3)..<start).contains {
                    $0.meaning.classes.contains(.approximate) && $0.tokens.upperBound == start
                }
            if figure.kind == .count, before.has(.numberLabel),
                !figure.isWords || before.isCapitalised
            {
                if before.isCapitalised || before.end - before.start > 1 { figure.kind = .label }
            }
            if before.has(.ageUnit), figure.kind == .count { figure.kind = .age }
            if figure.kind == .count, before.has(.month), (figure.value ?? 99) <= 31 {
                figure.kind = .date
            }
            if figure.kind == .count, before.isMark(","), end < block.upperBound,
                tokens[end].isMark(",") || tokens[end].endsSentence, start > block.lowerBound + 1,
                tokens[start - 2].isCapitalised, (14...110).contains(figure.value ?? 0)
            {
                figure.kind = .age
            }
        }
        if end < block.upperBound, tokens[end].has(.month),
            figure.kind == .count || figure.kind == .ordinal,
            (figure.value ?? 99) <= 31
        {
            figure.kind = .date
        }
        if figure.kind == .count, digits.isYear { figure.kind = .year }
        if figure.kind == .count, digits.isCode { figure.kind = .label }
        figure.head = head(after: end, block)
        if figure.kind == .year, figure.head != nil, tokens[end].kind == .word,
            tokens[end].has(.casualty)
        {
            figure.kind = .count
        }
        pairRange(&figure, block)
        figures.append(figure)
    }

    /// The noun that is counted: the last of the words up to the next small word or mark.
    private func head(after end: Int, _ block: Range<Int>) -> Int? {
        var index = end
        if index < block.upperBound, tokens[index].hash == Self.of { index += 1 }
        var steps = 0
        while index < block.upperBound, steps < 3, tokens[index].kind == .word,
            tokens[index].has(.determiner) || tokens[index].has(.adverb)
        {
            index += 1
            steps += 1
        }
        var found: Int?
        steps = 0
        while index < block.upperBound, steps < 4, tokens[index].kind == .word {
            let token = tokens[index]
            if token.has(.preposition) || token.has(.auxiliary) || token.has(.conjunction)
                || token.has(.subordinator) || token.has(.relative) || token.has(.subjectPronoun)
                || token.has(.adverb)
            {
                break
            }
            if found != nil,
                token.has(.speechVerb) || token.has(.commonVerb) || token.has(.verbShape)
            {
                break
            }
            found = index
            index += 1
            steps += 1
        }
        return found
    }

    /// "3-5", "between 3 and 5", "3 to 5".
    private mutating func pairRange(_ figure: inout Figure, _ block: Range<Int>) {
        guard let last = figures.last, last.tokens.lowerBound >= block.lowerBound,
            last.kind != .label
        else { return }
        let gap = figure.tokens.lowerBound - last.tokens.upperBound
        guard gap == 1 else { return }
        let between = tokens[last.tokens.upperBound]
        let before =
            last.tokens.lowerBound > block.lowerBound
            ? tokens[last.tokens.lowerBound - 1].hash : 0
        guard
            between.isDash || between.hash == Self.to
                || between.hash == Self.and && before == Self.between
        else { return }
        figure.rangePartner = figures.count - 1
        figures[figures.count - 1].rangePartner = figures.count
    }

    private static let and = WordHash("and").value
    private static let of = WordHash("of").value
    private static let a = WordHash("a").value
    private static let to = WordHash("to").value
    private static let between = WordHash("between").value
}
