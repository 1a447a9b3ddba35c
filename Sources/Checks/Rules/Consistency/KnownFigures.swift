/// The words and figures of the texts that a summary is written from.
struct KnownFigures {
    private(set) var words: Set<UInt64> = []
    /// The first letters of each word.
    private(set) var stems: Set<UInt64> = []
    private var people: Set<Initial> = []
    /// The figures of each sort, as amounts; a sum of money is held against sums alone.
    private var amounts: [Sort: Set<Amount>] = [:]
    /// Days with their month, as in "3 May".
    private var dates: Set<Day> = []

    /// What may stand for what.
    private enum Sort: Hashable, CaseIterable {
        case money, share
        /// Things counted or measured, ages, times, places in an order.
        case count
        /// A number that says nothing of what it counts, and so may be anything.
        case bare

        /// The sort of a figure in a text; a sign before it that nobody knows may be a lost currency.
        init(_ figure: Figure, in text: AnalysedText) {
            let before = figure.tokens.lowerBound - 1
            let isMarked = before >= 0 && text.tokens[before].isMark("#")
            self.init(figure.kind, hasNoun: figure.head != nil && !isMarked)
        }

        init(_ kind: Figure.Kind, hasNoun: Bool) {
            self =
                switch kind {
                case .money: .money
                case .percent, .points: .share
                case .fraction, .label, .ordinal: .bare
                case .count: hasNoun ? .count : .bare
                case .measure, .age, .date, .year, .time: .count
                }
        }
    }

    /// How much, with its scale and without.
    private struct Amount: Hashable {
        let value: Double
        let number: Double

        /// Whether one may be the other: "£2" in "between £2 and £3 million" has lost its scale.
        func agrees(with other: Amount) -> Bool {
            value == other.value
                || number == other.number && (value == number || other.value == other.number)
        }
    }

    private struct Day: Hashable {
        let day: Int
        let month: Int
    }

    init(_ sources: [AnalysedText], _ earlier: [EntryFacts]) {
        for facts in earlier {
            words.formUnion(facts.days)
            for part in facts.names.lazy.flatMap({ $0.split(separator: " ") }) {
                words.insert(WordHash(String(part)).value)
            }
            for figure in facts.figures {
                add(
                    Amount(value: figure.value, number: figure.number),
                    as: Sort(figure.kind, hasNoun: figure.head != nil))
                // The index keeps no dates: their day alone may stand for one.
                if figure.kind == .date {
                    add(Amount(value: figure.value, number: figure.number), as: .bare)
                }
            }
        }
        for source in sources { add(source) }
    }

    private mutating func add(_ source: AnalysedText) {
        for figure in source.figures {
            guard let value = figure.value else { continue }
            add(
                Amount(value: value, number: figure.number ?? value),
                as: Sort(figure, in: source))
        }
        for date in WrittenDate.all(in: source) {
            dates.insert(Day(day: date.day, month: date.month))
        }
        var figures = source.figures[...]
        for (index, token) in source.tokens.enumerated() where token.kind != .mark {
            words.insert(token.hash)
            let scalars = source.scalars[Int(token.start)..<Int(token.end)]
            stems.insert(SummaryFigure.stem(scalars))
            if token.has(.personNoun) || token.has(.nation), let first = scalars.first {
                people.insert(
                    Initial(isNation: token.has(.nation), letter: WordHash.folded(first)))
            }
            while let figure = figures.first, figure.tokens.upperBound <= index {
                figures.removeFirst()
            }
            // Numbers that no figure holds, such as "one" as a pronoun or the halves of a score.
            if figures.first?.tokens.contains(index) != true {
                addBare(token, in: source)
            }
        }
    }

    private mutating func addBare(_ token: Token, in source: AnalysedText) {
        if let value = source.lexicon.words[token.hash]?.value {
            add(Amount(value: value, number: value), as: .bare)
        }
        if token.kind == .number,
            let value = DigitNumber(source.scalars, token, source.lexicon).value
        {
            add(Amount(value: value, number: value), as: .bare)
        }
    }

    private mutating func add(_ amount: Amount, as sort: Sort) {
        amounts[sort, default: []].insert(amount)
    }

    /// Whether an entry speaks of such people in another form: "men", "Frenchman", "Welsh".
    func holdsPerson(_ token: Token, in text: AnalysedText) -> Bool {
        guard let first = text.scalars[Int(token.start)..<Int(token.end)].first else { return true }
        return people.contains(
            Initial(isNation: token.has(.nation), letter: WordHash.folded(first)))
    }

    /// People by their first letter, which their singular, plural and adjective share.
    private struct Initial: Hashable {
        let isNation: Bool
        let letter: UInt32
    }

    /// Whether an entry holds a figure of the summary `text`.
    ///
    /// - Parameter date: the date that the figure is part of.
    func holds(_ figure: Figure, _ date: WrittenDate?, in text: AnalysedText) -> Bool {
        guard let value = figure.value, let number = figure.number else { return true }
        if figure.kind == .label { return true }
        let amount = Amount(value: value, number: number)
        if figure.kind == .date, let date {
            // "from 3 to 5 May": the first of them is a bare number.
            return dates.contains(Day(day: date.day, month: date.month))
                || has(amount, among: [.bare])
        }
        let sort = Sort(figure, in: text)
        let sorts: [Sort] = sort == .bare ? Sort.allCases : [sort, .bare]
        if has(amount, among: sorts) { return true }
        // "One" and "half" are words like others; a rounded figure stands near one of the entries.
        if figure.isWords {
            guard figure.kind == .count || figure.kind == .ordinal || value >= 20 else {
                return true
            }
            if value <= 1, figure.kind == .count || value > 12, value < 20 { return true }
        }
        let rounding = figure.isApproximate ? 0.1 : value >= 1000 ? 0.02 : 0
        return rounding > 0
            && sorts.contains { sort in
                amounts[sort]?.contains {
                    abs($0.value - value) <= value * rounding
                        || abs($0.number - value) <= value * rounding
                } ?? false
            }
    }

    private func has(_ amount: Amount, among sorts: [Sort]) -> Bool {
        sorts.contains { sort in
            guard let known = amounts[sort] else { return false }
            return known.contains(amount) || known.contains { $0.agrees(with: amount) }
        }
    }
}
