internal import Assets

/// The word lists of one language, ready for looking words up while a text is read.
package struct Lexicon: Sendable {
    /// What the lists say of one word or phrase.
    package struct Meaning: Sendable {
        package var classes = WordClasses()
        /// The number that the word stands for, where it has one; months and days from 1.
        package var value: Double?
    }

    /// A phrase of two or more words, without its first.
    struct Phrase: Sendable {
        var rest: [UInt64]
        var meaning: Meaning
    }

    /// BCP 47 primary language, such as `en`.
    package let language: String
    private(set) var words = WordTable(count: 8192)
    private(set) var phrases: [UInt64: [Phrase]] = [:]
    /// Whether digits are written `3.000,5`: `decimal-comma` under `[number-format]`.
    private(set) var hasDecimalComma = false

    /// Whether digits are written `3 000`: `spaced-thousands` under `[number-format]`.
    private(set) var hasSpacedThousands = false

    /// Whether a stop makes an ordinal, as in `30. Mai`: `ordinal-stop` under `[number-format]`.
    private(set) var hasOrdinalStop = false

    /// - Parameter lists: the contents of the list files, in any order.
    package init(language: String, lists: [[UInt8]]) {
        self.language = language
        phrases.reserveCapacity(1024)
        for list in lists {
            WordList.read(list) { section, hashes, value in
                if hashes.count == 1 {
                    words.change(hashes[0]) { $0.add(section, value) }
                } else if let first = hashes.first {
                    addPhrase(first, Array(hashes.dropFirst()), section, value)
                }
            }
        }
        hasDecimalComma =
            words[WordHash("decimal-comma").value]?.classes.contains(.numberFormat) ?? false
        hasSpacedThousands =
            words[WordHash("spaced-thousands").value]?.classes.contains(.numberFormat) ?? false
        hasOrdinalStop =
            words[WordHash("ordinal-stop").value]?.classes.contains(.numberFormat) ?? false
        // Longest first, so that the first that matches is the one meant.
        for (key, known) in phrases where known.count > 1 {
            phrases[key] = known.sorted { $0.rest.count > $1.rest.count }
        }
    }

    private mutating func addPhrase(
        _ first: UInt64, _ rest: [UInt64], _ section: WordClass, _ value: Double?
    ) {
        if let index = phrases[first]?.firstIndex(where: { $0.rest == rest }) {
            phrases[first]?[index].meaning.add(section, value)
        } else {
            var meaning = Meaning()
            meaning.add(section, value)
            phrases[first, default: []].append(Phrase(rest: rest, meaning: meaning))
        }
    }

    /// The lists that travel in the program; a language without lists reads as English.
    package static func named(_ language: String) -> Lexicon {
        switch language.prefix(2).lowercased() {
        case "de": return german
        case "fr": return french
        default: return english
        }
    }

    package static let english = Lexicon(builtIn: "en")
    package static let german = Lexicon(builtIn: "de")
    package static let french = Lexicon(builtIn: "fr")

    private init(builtIn language: String) {
        let folder = "Hooks/words/\(language)/"
        let lists = Asset.paths.filter { $0.hasPrefix(folder) }.compactMap {
            Asset.named($0)?.bytes
        }
        self.init(language: language, lists: lists)
    }
}

extension Lexicon.Meaning {
    fileprivate mutating func add(_ section: WordClass, _ value: Double?) {
        classes.insert(section)
        if let value { self.value = value }
    }
}
