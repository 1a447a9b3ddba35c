/// Figures, dates, times and days that stand otherwise in a later version of the same sentence.
///
/// Sentences that are the same are put aside; of the others, each old one with facts is laid beside the new one that
/// shares most of its words. What was only added, moved, or written in other signs ("three" for "3") is no change.
struct ChangedFacts {
    struct Change {
        /// The words of the old version.
        let was: String
        /// The words of the new version; nil where they are gone.
        let now: String?
        /// Unicode scalars of the new text.
        let place: Range<Int>
    }

    /// So many sentences of a version are compared at the most, and so many facts of each.
    private static let most = 300
    private static let mostFacts = 200

    /// What changed between two versions of a text, in the order of the new one.
    static func changes(from old: AnalysedText, to new: AnalysedText) -> [Change] {
        var before = Line.all(in: old)
        var after = Line.all(in: new)
        let known = Dictionary(grouping: before, by: \.hashes).mapValues(\.count)
        var left = known
        after.removeAll { line in
            guard let count = left[line.hashes], count > 0 else { return false }
            left[line.hashes] = count - 1
            return true
        }
        before.removeAll { line in
            guard let count = left[line.hashes] else { return false }
            // Those that the new version has too were counted away.
            guard count > 0 else { return true }
            left[line.hashes] = count - 1
            return false
        }
        before = Array(before.filter { !$0.facts.isEmpty }.prefix(most))
        after = Array(after.prefix(most))
        var pairs: [(old: Line, new: Line)] = []
        for line in before {
            let best = after.indices.map { ($0, line.likeness(after[$0])) }.max { $0.1 < $1.1 }
            guard let (index, likeness) = best, likeness >= 0.5 else { continue }
            pairs.append((line, after.remove(at: index)))
        }
        // What stands in new sentences may have moved there.
        let moved = Set(after.flatMap(\.facts).map(\.key))
        return pairs.flatMap { changes(from: $0.old, in: old, to: $0.new, in: new, moved) }
            .sorted { $0.place.lowerBound < $1.place.lowerBound }
    }

    private static func changes(
        from old: Line, in oldText: AnalysedText, to new: Line, in newText: AnalysedText,
        _ moved: Set<Fact.Key>
    ) -> [Change] {
        var lost = old.facts
        var found: [Fact] = []
        for fact in new.facts {
            if let place = lost.firstIndex(where: { $0.key == fact.key }) {
                lost.remove(at: place)
            } else {
                found.append(fact)
            }
        }
        lost.removeAll { moved.contains($0.key) }
        var changes: [Change] = []
        for fact in lost {
            let was = oldText.string(fact.scalars)
            if let place = found.firstIndex(where: { $0.key.kind == fact.key.kind })
                ?? found.firstIndex(where: { $0.next != nil && $0.next == fact.next })
            {
                let now = found.remove(at: place)
                changes.append(
                    Change(was: was, now: newText.string(now.scalars), place: now.scalars))
            } else if fact.isPlain {
                let words = newText.tokens[new.tokens]
                changes.append(
                    Change(
                        was: was, now: nil,
                        place: Int(words.first?.start ?? 0)..<Int(words.last?.end ?? 0)))
            }
        }
        guard lost.isEmpty, found.isEmpty else { return changes }
        return exchanged(old, oldText, new, newText)
    }

    /// The same figures, but of other things: "40 injured and 12 died", "12 injured and 40 died".
    private static func exchanged(
        _ old: Line, _ oldText: AnalysedText, _ new: Line, _ newText: AnalysedText
    ) -> [Change] {
        guard old.facts.map(\.key) != new.facts.map(\.key) else { return [] }
        return new.facts.compactMap { fact in
            guard let next = fact.next,
                let was = old.facts.first(where: { $0.next == next }), was.key != fact.key,
                was.key.kind == fact.key.kind,
                !old.facts.contains(where: { $0.next == next && $0.key == fact.key })
            else { return nil }
            return Change(
                was: oldText.string(was.scalars), now: newText.string(fact.scalars),
                place: fact.scalars)
        }
    }
}

extension ChangedFacts {
    /// A figure, date, time or day.
    struct Fact {
        struct Key: Hashable {
            enum Kind: Hashable {
                case number, money, percent, points, share, day, time
            }

            let kind: Kind
            /// The amount, or what stands for one.
            let value: UInt64
            let unit: UInt64
        }

        let key: Key
        /// The word behind it.
        let next: UInt64?
        let scalars: Range<Int>
        /// Whether readers miss it where it is gone: figures in digits, not small words.
        let isPlain: Bool
    }

    /// A sentence with its facts.
    struct Line {
        let tokens: Range<Int>
        /// Of all words and numbers, and of the signs that give a number its meaning.
        let hashes: [UInt64]
        /// Of the words that are no fact.
        let words: Set<UInt64>
        let facts: [Fact]

        static func all(in text: AnalysedText) -> [Line] {
            var figures = text.figures[...]
            return text.sentences.map { tokens in
                figures = figures.drop { $0.tokens.lowerBound < tokens.lowerBound }
                let own = figures.prefix { $0.tokens.lowerBound < tokens.upperBound }
                return Line(tokens, own, text)
            }
        }

        private init(_ tokens: Range<Int>, _ figures: ArraySlice<Figure>, _ text: AnalysedText) {
            self.tokens = tokens
            hashes = text.tokens[tokens].compactMap {
                $0.kind != .mark || Self.isUnit($0) ? $0.hash : nil
            }
            var facts: [Fact] = []
            var words: Set<UInt64> = []
            var figures = figures
            for index in tokens {
                let token = text.tokens[index]
                while let figure = figures.first, figure.tokens.upperBound <= index {
                    figures.removeFirst()
                }
                if let figure = figures.first, figure.tokens.contains(index) {
                    if figure.kind == .ordinal, let share = Fact(share: index, of: tokens, in: text)
                    {
                        facts.append(share)
                    } else if index == figure.tokens.lowerBound,
                        let fact = Fact(figure, in: text, before: tokens.upperBound)
                    {
                        facts.append(fact)
                    }
                } else if let share = Fact(share: index, of: tokens, in: text) {
                    facts.append(share)
                } else if token.kind == .word, token.isCapitalised,
                    token.has(.weekday) || token.has(.month)
                {
                    facts.append(Fact(day: token))
                } else if token.kind != .mark {
                    words.insert(token.hash)
                }
            }
            self.words = words
            self.facts = Array(facts.prefix(ChangedFacts.mostFacts))
        }

        /// A currency sign, `%` or `‰`.
        private static func isUnit(_ mark: Token) -> Bool {
            guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: mark.hash)) else {
                return false
            }
            return scalar.properties.generalCategory == .currencySymbol || scalar == "%"
                || scalar == "‰"
        }

        /// How many of their words two sentences share, from 0 to 1.
        func likeness(_ other: Line) -> Double {
            let all = words.count + other.words.count
            guard all > 0 else { return 0 }
            return 2 * Double(words.intersection(other.words).count) / Double(all)
        }
    }
}

extension ChangedFacts.Fact {
    /// Nil for what is no statement: names with a number, ranks, and "one".
    init?(_ figure: Figure, in text: AnalysedText, before end: Int) {
        let kind: Key.Kind
        switch figure.kind {
        case .label, .ordinal: return nil
        case .money: kind = .money
        case .percent: kind = .percent
        case .points: kind = .points
        case .date: kind = .day
        case .time: kind = .time
        case .count, .measure, .fraction, .age, .year: kind = .number
        }
        let isSmall = figure.isWords && (figure.value ?? 0) <= 10
        guard !(figure.isWords && figure.value == 1) else { return nil }
        let spelt = text.tokens[figure.tokens].reduce(UInt64(5381)) {
            $1.kind == .mark ? $0 : $0 &* 33 ^ $1.hash
        }
        let isSpelt = kind == .day || kind == .time || figure.value == nil
        key = Key(
            kind: kind, value: isSpelt ? spelt : (figure.value ?? 0).bitPattern,
            unit: kind == .money ? figure.unit ?? 0 : 0)
        let behind = figure.tokens.upperBound..<max(figure.tokens.upperBound, end)
        next = text.tokens[behind].first { $0.kind == .word }?.hash
        scalars = figure.scalars
        isPlain = !isSmall && kind != .day && kind != .time
    }

    /// "Half of", "a third": a part of something in words; nil for "the first half" and "the third boat".
    init?(share index: Int, of sentence: Range<Int>, in text: AnalysedText) {
        let token = text.tokens[index]
        guard token.kind == .word, token.has(.fraction) else { return nil }
        let next = sentence.contains(index + 1) ? text.tokens[index + 1] : nil
        let before = sentence.contains(index - 1) ? text.tokens[index - 1] : nil
        let isOfSomething = next.map { $0.has(.preposition) || $0.has(.determiner) } ?? false
        let isCounted =
            before.map { $0.has(.numberWord) || $0.hash == Self.one } ?? false
        guard isCounted || isOfSomething && before?.has(.ordinal) != true else { return nil }
        let count = isCounted && before?.has(.numberWord) == true ? before?.hash ?? 0 : 0
        key = Key(kind: .share, value: token.hash, unit: count == Self.oneWord ? 0 : count)
        self.next = next?.hash
        scalars = Int(token.start)..<Int(token.end)
        isPlain = false
    }

    /// The article that stands for one: "a third".
    private static let one = WordHash("a").value
    private static let oneWord = WordHash("one").value

    init(day token: Token) {
        key = Key(kind: .day, value: token.hash, unit: 0)
        next = nil
        scalars = Int(token.start)..<Int(token.end)
        isPlain = false
    }
}
