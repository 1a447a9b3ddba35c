/// Names that a later version of a text has no more.
///
/// A name is still there where its last word is: "Juan Perez" may become "Perez", and "Mayor Lee" become "Lee, the
/// mayor". A single word that starts a sentence is a name only if another takes its place, and if neither is a
/// word that the texts write small as well.
enum ChangedNames {
    /// Last words of the names that stand inside sentences, where nothing but a name is capitalised.
    static func known(in texts: [AnalysedText]) -> Set<UInt64> {
        var known: Set<UInt64> = []
        for text in texts {
            for name in all(in: text) where !name.isFirstAndAlone { known.insert(name.last) }
        }
        return known
    }

    /// - Parameters:
    ///   - known: for a title, the names of its text; nothing else that it capitalises is one where it
    ///     capitalises everything.
    ///   - elsewhere: a text in which a name may stand instead, where nothing takes its place.
    static func changes(
        from old: AnalysedText, to new: AnalysedText, known: Set<UInt64>? = nil,
        elsewhere: AnalysedText? = nil
    ) -> [OpenChange] {
        let before = names(in: old, known)
        let after = names(in: new, known)
        let words = Set(new.tokens.lazy.map(\.hash))
        let more = Set(elsewhere?.tokens.lazy.map(\.hash) ?? [])
        let small = Set(
            [old, new, elsewhere].compactMap { $0 }.flatMap {
                $0.tokens.lazy.filter { $0.kind == .word && !$0.isCapitalised }.map(\.hash)
            })
        let earlier = Set(before.map(\.last))
        let added = after.filter { !earlier.contains($0.last) && !small.contains($0.last) }
        let first = new.sentences.first.map(new.scalarRange) ?? 0..<0
        var told: Set<UInt64> = []
        return before.compactMap { name in
            guard !words.contains(name.last), told.insert(name.last).inserted else { return nil }
            let isReplaced = !added.isEmpty
            if name.isFirstAndAlone {
                guard isReplaced, !small.contains(name.last) else { return nil }
            } else if !isReplaced, more.contains(name.last) {
                return nil
            }
            let place = added.first.map { new.scalarRange($0.tokens) } ?? first
            return OpenChange(
                message: "The published entry named \(old.string(old.scalarRange(name.tokens)))"
                    + (isReplaced ? "." : ", who or which is gone here."), place: place)
        }
    }

    private struct Name {
        let tokens: Range<Int>
        /// Hash of its last word that is no role.
        let last: UInt64
        /// A single word at the start of a sentence, which is capitalised whatever it is.
        let isFirstAndAlone: Bool
    }

    /// The names of a text; of one that capitalises nearly all of its words, those that are known.
    private static func names(in text: AnalysedText, _ known: Set<UInt64>?) -> [Name] {
        let words = text.tokens.filter { $0.kind == .word }
        guard let known, words.count > 2, words.count(where: \.isCapitalised) * 4 > words.count * 3
        else { return all(in: text) }
        return text.tokens.indices.filter { known.contains(text.tokens[$0].hash) }.map {
            Name(tokens: $0..<$0 + 1, last: text.tokens[$0].hash, isFirstAndAlone: false)
        }
    }

    private static func all(in text: AnalysedText) -> [Name] {
        let starts = Set(text.sentences.map(\.lowerBound))
        return Names.found(in: text).compactMap { name in
            let own = name.tokens.filter { !isRole(text.tokens[$0]) }
            guard let last = own.last else { return nil }
            return Name(
                tokens: name.tokens, last: text.tokens[last].hash,
                isFirstAndAlone: own.count == 1 && starts.contains(last))
        }
    }

    private static func isRole(_ token: Token) -> Bool {
        token.has(.role) || token.has(.honorific)
    }
}
