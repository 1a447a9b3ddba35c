internal import Editorial

/// One thing to remember of an entry, in the form in which an index keeps it.
package struct Remembered: Sendable {
    /// What it is looked up by.
    package var keys: [UInt64]
    package var body: [UInt8]
    /// Whether it is the blog's rather than the entry's, and kept once: a name, the name of a day.
    package var isShared: Bool

    /// The version of what is remembered and how; an index of another version is not read.
    package static let format = 2

    private enum Kind: UInt64 {
        case claim = 1
        case quotation, figure, name, day
    }

    private init(_ kind: Kind, _ keys: [UInt64], _ write: (inout FactWriter) -> Void) {
        var writer = FactWriter()
        writer.add(kind.rawValue)
        write(&writer)
        self.keys = keys
        body = writer.bytes
        isShared = kind == .name || kind == .day
    }

    /// All that is worth remembering of an entry.
    package static func all(of facts: EntryFacts) -> [Remembered] {
        facts.claims.map(claim) + facts.quotations.map(quotation) + facts.figures.map(figure)
            + names(facts.names)
            + facts.days.map { day in Remembered(.day, [FactKey.day(day)]) { $0.add(day) } }
    }

    private static func claim(_ claim: Claim) -> Remembered {
        Remembered(.claim, [FactKey.claim(claim.key)]) {
            $0.add(claim.key)
            $0.add(claim.value)
            $0.add(claim.text)
            $0.add(claim.source)
            $0.add(claim.status)
        }
    }

    private static func quotation(_ quotation: QuotationFact) -> Remembered {
        Remembered(.quotation, [FactKey.quotation(quotation.words)]) {
            $0.add(quotation.words)
            $0.add(quotation.speaker)
            $0.add(quotation.text)
        }
    }

    private static func figure(_ figure: FigureFact) -> Remembered {
        let keys =
            figure.context.prefix(12).map(FactKey.context)
            + [FactKey.value(figure.value), FactKey.value(figure.number)]
        return Remembered(.figure, keys) {
            $0.add(figure.value.bitPattern)
            $0.add(figure.number.bitPattern)
            $0.add(figure.kind.rawValue)
            $0.add(figure.before)
            $0.add(figure.after)
            $0.add(figure.unit)
            $0.add(figure.head)
            $0.add(figure.context)
            $0.add(figure.persons)
            $0.add(figure.words)
        }
    }

    private static func names(_ names: [String]) -> [Remembered] {
        var seen = Set<Substring>()
        return names.flatMap { $0.split(separator: " ") }.compactMap { part in
            guard seen.insert(part).inserted, part.utf8.count < 100 else { return nil }
            let letters = NameVariants.folded(part.unicodeScalars.map(\.value)[...])
            var keys = [FactKey.name(WordHash(String(part)).value)]
            if NameVariants.isTelling(letters) {
                keys += NameVariants.keys(of: letters).map(FactKey.part)
            }
            return Remembered(.name, keys) { $0.add(String(part)) }
        }
    }

    /// Adds what a body says to the facts of an entry; damage adds nothing.
    package static func add(_ body: [UInt8], to facts: inout EntryFacts) {
        var reader = FactReader(body)
        switch reader.number().flatMap(Kind.init) {
        case .claim:
            guard let key = reader.text(), let value = reader.optionalText(),
                let text = reader.optionalText(), let source = reader.optionalText(),
                let status = reader.optionalText()
            else { return }
            facts.claims.append(
                Claim(key: key, value: value, text: text, source: source, status: status))
        case .quotation:
            guard let words = reader.numbers(), let speaker = reader.text(),
                let text = reader.text()
            else { return }
            facts.quotations.append(
                QuotationFact(words: words, speaker: speaker, text: text))
        case .figure:
            guard let value = reader.number(), let number = reader.number(),
                let kind = reader.text().flatMap(Figure.Kind.init),
                let before = reader.optionalNumber(), let after = reader.optionalNumber(),
                let unit = reader.optionalNumber(), let head = reader.optionalNumber(),
                let context = reader.numbers(), let persons = reader.numbers(),
                let words = reader.text()
            else { return }
            facts.figures.append(
                FigureFact(
                    value: Double(bitPattern: value), number: Double(bitPattern: number),
                    kind: kind, before: before, after: after, unit: unit, head: head,
                    context: context, persons: persons, words: words))
        case .name: if let name = reader.text() { facts.names.append(name) }
        case .day: if let day = reader.number() { facts.days.append(day) }
        case nil: return
        }
    }
}
