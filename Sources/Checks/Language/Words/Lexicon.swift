internal import Assets
internal import Synchronization

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
    /// The same for the same language with the same lists of a blog's own.
    package private(set) var identity: UInt64
    private(set) var words = WordTable(count: 8192)
    private(set) var phrases: [UInt64: [Phrase]] = [:]
    /// Whether there are words for who said what. Without them nothing can be told of a text, and the
    /// rules that read language are left out.
    private(set) var knowsSpeech = false
    /// Whether there are words for licences, without which none is told from other words.
    private(set) var knowsLicences = false
    /// Whether digits are written `3.000,5`: `decimal-comma` under `[number-format]`.
    private(set) var hasDecimalComma = false

    /// Whether digits are written `3 000`: `spaced-thousands` under `[number-format]`.
    private(set) var hasSpacedThousands = false

    /// Whether a stop makes an ordinal, as in `30. Mai`: `ordinal-stop` under `[number-format]`.
    private(set) var hasOrdinalStop = false

    /// - Parameter lists: the contents of the list files, in any order.
    package init(language: String, lists: [[UInt8]]) {
        self.language = language
        identity = WordHash(language).value
        phrases.reserveCapacity(1024)
        add(lists)
    }

    /// Adds lists; what they hold counts beside what is known already.
    private mutating func add(_ lists: [[UInt8]]) {
        var isChanged = false
        for list in lists {
            WordList.read(list) { section, hashes, value in
                isChanged = true
                if section == .speechVerb { knowsSpeech = true }
                if section == .licence { knowsLicences = true }
                if hashes.count == 1 {
                    words.change(hashes[0]) { $0.add(section, value) }
                } else if let first = hashes.first {
                    addPhrase(first, Array(hashes.dropFirst()), section, value)
                }
            }
        }
        guard isChanged else { return }
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

    /// The lists that travel in the program, and a blog's own beside them.
    ///
    /// - Parameters:
    ///   - tag: BCP 47; its first part names the folder of lists. A language without lists knows no words.
    ///   - own: contents of the blog's list files.
    package static func named(_ tag: String, adding own: [[UInt8]] = []) -> Lexicon {
        let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        var lexicon =
            language == "en"
            ? english
            : others.withLock { others in
                if let known = others[language] { return known }
                let made = Lexicon(builtIn: language)
                others[language] = made
                return made
            }
        guard !own.isEmpty else { return lexicon }
        lexicon.add(own)
        var hash = WordHash()
        for byte in own.joined() { hash.add(UInt32(byte)) }
        lexicon.identity ^= hash.value
        return lexicon
    }

    /// Whether the program brings lists for a language along; BCP 47.
    package static func isKnown(_ tag: String) -> Bool { named(tag).knowsSpeech }

    package static let english = Lexicon(builtIn: "en")
    package static var german: Lexicon { named("de") }
    package static var french: Lexicon { named("fr") }
    private static let others = Mutex<[String: Lexicon]>([:])

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
