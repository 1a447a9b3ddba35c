internal import Editorial

/// A speaker named for the first time in the blog without role or affiliation.
struct SpeakerWithoutRole: Rule {
    static let code = "ATT-003"
    static let defaultSeverity = Severity.warning
    static let explanation = RuleExplanation(
        rule: "The first time the blog quotes somebody, it says who they are.",
        why: "A bare name tells most readers nothing about why these words count.",
        failing: "“It is safe,” Okafor said.",
        passing: "“It is safe,” said Dr Ada Okafor, the hospital’s chief of surgery.",
        guideline:
            "Reuters Handbook, sourcing essentials; BBC Editorial Guidelines, section 3: accuracy",
        repair:
            "Add the role or the organisation beside the name, or `role:` to the record under `quotes`."
    )

    func findings(in input: CheckInput) -> [Finding] {
        let known = Set(
            input.earlier.flatMap(\.names).flatMap {
                $0.split(separator: " ").map { WordHash(String($0)).value }
            })
        var seen = Set<UInt64>()
        let places = Dictionary(
            grouping: input.text.tokens.indices.filter { input.text.tokens[$0].isCapitalised },
            by: { input.text.tokens[$0].hash })
        var result: [Finding] = []
        for passage in input.text.passages where passage.wordCount >= 3 {
            guard let speaker = passage.speaker, speaker.kind == .name, speaker.link != .inherited,
                let surname = input.text.tokens[speaker.tokens].last(where: { $0.isCapitalised })?
                    .hash,
                seen.insert(surname).inserted, !known.contains(surname),
                input.record(of: passage)?.role == nil, isPerson(speaker, in: input.text),
                !isDescribed(speaker, in: input.text),
                !isIntroduced(places[surname] ?? [], in: input)
            else { continue }
            let name = input.text.string(speaker.scalars)
            result.append(
                finding("This entry does not say who \(name) is.", at: speaker.scalars, in: input))
        }
        return result
    }

    /// A name of somebody, rather than a word that a sentence starts with, a newspaper or an institution.
    private func isPerson(_ speaker: Speaker, in text: AnalysedText) -> Bool {
        let tokens = text.tokens[speaker.tokens]
        let sentence = text.sentence(of: speaker.tokens.lowerBound)
        let names = tokens.indices.filter {
            text.tokens[$0].kind == .word && text.tokens[$0].isCapitalised
        }
        // "Quote of the day", "The view": a capital that only starts the sentence.
        if names == [sentence.lowerBound], tokens.count > 1 { return false }
        // "The Times", "The Guardian"
        if names.count > 1, names.first == speaker.tokens.lowerBound,
            text.tokens[names[0]].has(.determiner)
        {
            return false
        }
        return !names.contains { index in
            let token = text.tokens[index]
            return token.has(.institution) || isAcronym(token, in: text)
        }
    }

    /// NHS, RMT, BBC
    private func isAcronym(_ token: Token, in text: AnalysedText) -> Bool {
        let letters = text.scalars[Int(token.start)..<Int(token.end)]
        return (2...6).contains(letters.count) && letters.allSatisfy(WordHash.isUpper)
    }

    /// "steward Bob Tate", "Labour’s Ana Moor", "Kommissionspräsidentin Ursula Lenz": what stands before
    /// the name, within the phrase or as its owner, says who it is.
    private func isDescribed(_ speaker: Speaker, in text: AnalysedText) -> Bool {
        let tokens = text.tokens[speaker.tokens]
        if let name = tokens.indices.last(where: { text.tokens[$0].isCapitalised }) {
            for index in tokens.startIndex..<name {
                let token = text.tokens[index]
                if token.kind == .possessive { return true }
                guard token.kind == .word, !token.has(.determiner) else { continue }
                if token.has(.role) || token.endsInRole(text) { return true }
                if !token.isCapitalised, !token.has(.adverb), !token.has(.preposition),
                    !token.has(.conjunction), !token.has(.speechVerb), !token.has(.commonVerb)
                {
                    return true
                }
            }
        }
        let before = speaker.tokens.lowerBound - 1
        return before >= 0 && text.tokens[before].kind == .possessive
    }

    /// Whether a role or organisation stands within a few words of the name, anywhere in the entry.
    private func isIntroduced(_ places: [Int], in input: CheckInput) -> Bool {
        let tokens = input.text.tokens
        for index in places {
            for near in max(0, index - 8)..<min(tokens.count, index + 10)
            where tokens[near].has(.role) || tokens[near].has(.organisation)
                || tokens[near].endsInRole(input.text)
                || tokens[near].has(.group) && !tokens[near].has(.determiner)
            {
                if !input.text.isQuoted(near) { return true }
            }
            // "Ruiz, 34, from Leeds": an apposition says who somebody is in other ways.
            if index + 2 < tokens.count, tokens[index + 1].isMark(","),
                tokens[index + 2].kind == .number || tokens[index + 2].has(.determiner)
                    || tokens[index + 2].has(.relative) || tokens[index + 2].has(.preposition)
            {
                return true
            }
        }
        return false
    }
}

extension Token {
    /// "undersecretary", "GDL-Chef", "Kommissionspräsidentin": a compound whose last part is a role.
    fileprivate func endsInRole(_ text: AnalysedText) -> Bool {
        guard kind == .word, end - start > 6, end - start < 60 else { return false }
        for first in Int(start) + 2...Int(end) - 4 {
            var hash = WordHash()
            for scalar in text.scalars[first..<Int(end)] { hash.add(scalar) }
            if text.lexicon.words[hash.value]?.classes.contains(.role) == true { return true }
        }
        return false
    }
}
