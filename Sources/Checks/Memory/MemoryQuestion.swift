package import Editorial

/// What has to be remembered of earlier entries to check one entry.
package enum MemoryQuestion {
    /// As many facts are asked for with one key: a word that more figures stand by tells nothing.
    package static let mostPerKey = 201
    /// As many keys are asked for; an entry of a page has a tenth of them.
    private static let mostKeys = 4_000

    /// The keys of the facts that an entry can be held against.
    package static func keys(text: AnalysedText, entry: Entry) -> Set<UInt64> {
        var keys = Set<UInt64>()
        for claim in entry.claims {
            keys.insert(FactKey.claim(claim.key))
            if let replaced = claim.supersedes { keys.insert(FactKey.claim(replaced)) }
        }
        for passage in text.passages where passage.wordCount >= 5 && keys.count < mostKeys {
            keys.insert(FactKey.quotation(Words.normal(text, passage.inner)))
        }
        addNames(in: text, to: &keys)
        for field in Finding.Field.allCases {
            guard let words = field.value(in: entry) else { continue }
            addNames(in: AnalysedText(plain: words, text.lexicon), to: &keys)
        }
        for figure in text.figures where keys.count < mostKeys {
            guard let fact = FigureFact(figure, in: text) else { continue }
            for word in fact.context { keys.insert(FactKey.context(word)) }
            keys.insert(FactKey.value(fact.value))
            keys.insert(FactKey.value(fact.number))
        }
        if entry.kind == .summary {
            for day in EntryFacts.days(in: text) { keys.insert(FactKey.day(day)) }
        }
        return keys
    }

    private static func addNames(in text: AnalysedText, to keys: inout Set<UInt64>) {
        for name in Names.found(in: text) where keys.count < mostKeys {
            for index in name.tokens where text.tokens[index].kind == .word {
                keys.insert(FactKey.name(text.tokens[index].hash))
                let scalars = text.scalarRange(index..<index + 1)
                let letters = NameVariants.folded(text.scalars[scalars])
                guard NameVariants.isTelling(letters) else { continue }
                for part in NameVariants.keys(near: letters) { keys.insert(FactKey.part(part)) }
            }
        }
        for speaker in text.passages.compactMap(\.speaker) where keys.count < mostKeys {
            for token in text.tokens[speaker.tokens] where token.isCapitalised {
                keys.insert(FactKey.name(token.hash))
            }
        }
    }
}
