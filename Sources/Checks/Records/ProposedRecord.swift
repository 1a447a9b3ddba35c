package import Editorial

/// A record of the front matter that would answer a finding, as far as the text itself tells.
package struct ProposedRecord: Sendable, Hashable {
    /// `quotes`, `claims` or `sources`.
    package var list: String
    /// In the order of the file; an empty value is for somebody to fill in.
    package var fields: [Field]

    package struct Field: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    private init(_ list: String, _ fields: [(String, String)]) {
        self.list = list
        self.fields = fields.map { Field(name: $0.0, value: $0.1) }
    }

    private static let speakers: Set<String> = ["ATT-001", "ATT-002", "ATT-003"]
    private static let unnamed: Set<String> = ["ANO-101"]
    private static let figures: Set<String> = [
        "FCT-401", "FCT-402", "FCT-408", "CON-502",
    ]
    private static let changed: Set<String> = ["CON-502"]
    private static let sources: Set<String> = ["ANO-103", "ANO-105", "ATT-009"]

    /// The records that would satisfy the findings, in the order of the text; each once.
    ///
    /// Who checked a claim, when, and whether it holds is left open: nobody has done so yet.
    ///
    /// - Parameter lexicon: the words of the blog's language.
    package static func records(
        for findings: [Finding], in entry: Entry, _ lexicon: Lexicon
    ) -> [ProposedRecord] {
        let text = EntryAnalysis.text(entry.body, lexicon)
        var result: [ProposedRecord] = []
        func add(_ record: ProposedRecord) {
            if !result.contains(where: { $0.covers(record) }) { result.append(record) }
        }
        // A figure that has changed needs one field more than one without a source.
        let places = Dictionary(grouping: findings.filter { $0.field == nil }, by: \.start)
        for finding in findings where finding.field == nil {
            let isChanged = places[finding.start]?.contains { changed.contains($0.rule) } ?? false
            if isChanged, figures.contains(finding.rule), !changed.contains(finding.rule) {
                continue
            }
            if speakers.contains(finding.rule) || unnamed.contains(finding.rule) {
                guard let passage = passage(of: finding, in: text) else { continue }
                add(quotation(passage, in: text, unnamed: unnamed.contains(finding.rule)))
            } else if figures.contains(finding.rule) {
                guard let claim = claim(at: finding, in: text) else { continue }
                add(claim)
                if entry.sources.isEmpty { add(source) }
            } else if sources.contains(finding.rule) {
                add(source)
            }
        }
        return result
    }

    /// Whether it is the same record, or the same with more to fill in.
    private func covers(_ other: ProposedRecord) -> Bool {
        list == other.list && fields.starts(with: other.fields)
    }

    private static let source = ProposedRecord(
        "sources", [("id", ""), ("name", ""), ("kind", "")])

    /// The quotation that a finding speaks of, by its words or by its speaker.
    private static func passage(of finding: Finding, in text: AnalysedText) -> QuotedPassage? {
        text.passages.first { passage in
            let words = text.source(passage.scalars)
            let speaker = passage.speaker.map { text.source($0.scalars) }
            return words.contains(finding.start) || speaker?.contains(finding.start) == true
        }
    }

    private static func quotation(
        _ passage: QuotedPassage, in text: AnalysedText, unnamed: Bool
    ) -> ProposedRecord {
        let words = SafeText.line(text.string(text.scalarRange(passage.inner)))
        let speaker = passage.speaker.flatMap { speaker in
            speaker.kind == .pronoun ? nil : SafeText.line(text.string(speaker.scalars))
        }
        if unnamed {
            return ProposedRecord(
                "quotes",
                [
                    ("text", words), ("descriptor", speaker ?? ""), ("reason", ""),
                    ("known_to", ""),
                ])
        }
        return ProposedRecord(
            "quotes", [("text", words), ("speaker", speaker ?? ""), ("role", ""), ("source", "")])
    }

    private static func claim(
        at finding: Finding, in text: AnalysedText
    ) -> ProposedRecord? {
        guard
            let place = text.tokens.indices.first(where: { index in
                text.source(text.scalarRange(index..<index + 1)).contains(finding.start)
            })
        else { return nil }
        let sentence = text.sentence(of: place)
        let words = SafeText.line(text.string(text.scalarRange(sentence)))
        guard let figure = text.figures(in: sentence).first(where: { $0.tokens.contains(place) })
        else {
            return ProposedRecord(
                "claims", fields(Slug.of(words, limit: 40), nil, words, finding))
        }
        let end = figure.head.map { $0 + 1 } ?? figure.tokens.upperBound
        let start = figure.tokens.upperBound
        let about = start < end ? text.string(text.scalarRange(start..<end)) : words
        return ProposedRecord(
            "claims",
            fields(Slug.of(about, limit: 40), text.string(figure.scalars), nil, finding))
    }

    private static func fields(
        _ key: String, _ value: String?, _ words: String?, _ finding: Finding
    ) -> [(String, String)] {
        [("key", key)] + (value.map { [("value", $0)] } ?? [])
            + (words.map { [("text", $0)] } ?? [])
            + [
                ("source", ""), ("checked_by", ""), ("at", ""), ("status", ""),
            ] + (changed.contains(finding.rule) ? [("supersedes", "")] : [])
    }
}
