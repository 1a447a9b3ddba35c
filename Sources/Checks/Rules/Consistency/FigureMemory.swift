/// The figures of earlier entries, to be asked which of them a new figure contradicts.
struct FigureMemory {
    private var facts: [FigureFact] = []
    private var values: Set<Value> = []
    private var numbers: Set<Double> = []
    private struct Value: Hashable {
        var kind: Figure.Kind
        var value: Double
    }

    /// Ages by whose they are.
    private var byPerson: [UInt64: [Int]] = [:]
    /// Facts by each telling word around them.
    private var byWord: [UInt64: [Int]] = [:]

    init(_ entries: [EntryFacts]) {
        for fact in entries.lazy.flatMap(\.figures) {
            let index = facts.count
            facts.append(fact)
            values.insert(Value(kind: fact.kind, value: fact.value))
            values.insert(Value(kind: fact.kind, value: fact.number))
            numbers.insert(fact.value)
            numbers.insert(fact.number)
            for person in fact.persons { byPerson[person, default: []].append(index) }
            for word in Set(fact.context) { byWord[word, default: []].append(index) }
        }
    }

    /// An earlier figure of another value in surroundings that resemble a new one's.
    struct Match {
        var other: FigureFact
        /// How alike the surroundings are, and the values.
        var score: Double
        /// The same for the most alike figure of the same value.
        var same: Double
        /// Whether an earlier entry gives the new value for anything at all.
        var isKnown: Bool
        /// How much of the surroundings is alike, about 0 to 1.
        var share: Double

        /// Whether both are likely to count the same thing. A value that the blog has given before
        /// needs more: it may well be right about something else.
        var isLikely: Bool {
            isKnown
                ? score >= 3 && share >= 0.4 && score > 2 * same : score >= 2.4 && share >= 0.14
        }

        /// Whether half of the surroundings is the same, as where a sentence is repeated.
        var isRepetition: Bool { share >= 0.5 }
    }

    /// The earlier figure for what seems the same thing, if it differs from this one.
    func nearest(to fact: FigureFact) -> Match? {
        var scores: [Int: Double] = [:]
        for word in Set(fact.context) {
            guard let known = byWord[word], known.count <= 200 else { continue }
            let weight = 1 / (1 + Double(known.count) / 12)
            for index in known { scores[index, default: 0] += weight }
        }
        var best: (score: Double, index: Int)?
        var same = 0.0
        for (index, score) in scores {
            let other = facts[index]
            let total = score + neighbours(fact, other)
            if other.value == fact.value || other.number == fact.number {
                same = max(same, total)
            } else if comparable(fact, other),
                total > best?.score ?? 0
                    || total == best?.score && index < best?.index ?? 0
            {
                best = (total, index)
            }
        }
        guard let best else { return nil }
        let other = facts[best.index]
        return Match(
            other: other, score: best.score + nearness(fact, other), same: same,
            isKnown: isKnown(fact),
            share: best.score / (Double(fact.context.count) + 2.4))
    }

    /// Whether an earlier entry gives this value: a plain number for anything at all, but an age only
    /// as an age, a sum of money only as a sum.
    private func isKnown(_ fact: FigureFact) -> Bool {
        guard fact.kind == .age || fact.kind == .money else {
            return numbers.contains(fact.value) || numbers.contains(fact.number)
        }
        return values.contains(Value(kind: fact.kind, value: fact.value))
            || values.contains(Value(kind: fact.kind, value: fact.number))
    }

    /// The age that an earlier entry gives somebody, if every earlier one differs from this one.
    func otherAge(of fact: FigureFact) -> FigureFact? {
        let known = fact.persons.flatMap { byPerson[$0]?.suffix(200) ?? [] }.map { facts[$0] }
        guard let last = known.last, !known.contains(where: { $0.value == fact.value }) else {
            return nil
        }
        return last
    }

    /// Whether the one can be a later state of the other, or a slip: the same count seldom changes
    /// tenfold, but a nought is easily lost.
    private func isNear(_ left: Double, _ right: Double) -> Bool {
        let (less, more) = (min(abs(left), abs(right)), max(abs(left), abs(right)))
        guard less > 0, more > less * 9 else { return true }
        let ratio = more / less
        return ratio == 10 || ratio == 100 || ratio == 1000
    }

    /// A count that has moved since, or slipped, is mostly close to what it was; a figure that is
    /// several times as large is mostly about something else, even in the same words.
    private func nearness(_ left: FigureFact, _ right: FigureFact) -> Double {
        let (less, more) = (min(left.value, right.value), max(left.value, right.value))
        if more - less <= 2 || less > 0 && more <= less * 1.25 { return 0.8 }
        return less > 0 && more <= less * 2.05 ? 0 : -1
    }

    private func comparable(_ left: FigureFact, _ right: FigureFact) -> Bool {
        guard isNear(left.value, right.value) || isNear(left.number, right.number) else {
            return false
        }
        guard (left.kind == .ordinal) == (right.kind == .ordinal) else { return false }
        guard left.kind == right.kind || left.head != nil && left.head == right.head else {
            return false
        }
        return left.unit == right.unit || left.unit == nil || right.unit == nil
    }

    /// The words next to both figures, where they are the same.
    private func neighbours(_ left: FigureFact, _ right: FigureFact) -> Double {
        var result = 0.0
        if let head = left.head, head == right.head { result += 1 }
        if left.before == right.before, left.before != nil { result += 0.7 }
        if left.after == right.after, left.after != nil { result += 0.7 }
        return result
    }
}
