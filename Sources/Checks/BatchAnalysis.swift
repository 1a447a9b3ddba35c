internal import Editorial
internal import FoundationEssentials

/// The answer of `lb check --batch`: one JSON document in, one out, for texts outside any blog.
package enum BatchAnalysis {
    /// What a line may hold; unknown members are ignored.
    private struct Question: Decodable {
        var id: String
        var text: String
        var earlier: [String]?
        var source: String?
        var language: String?
    }

    /// Analyses one line.
    ///
    /// - Parameter line: an object with `id`, `text`, and optionally `earlier`, `source`, `language`.
    /// - Returns: an object on one line with `id`, `quotations`, `figures`, `claims` and `findings`;
    ///   or with `error`, where the line is not such an object. Places are Unicode scalars of `text`.
    package static func answer(line: String) -> String {
        guard let question = try? JSONDecoder().decode(Question.self, from: Data(line.utf8)) else {
            return JSON.fields([
                "error": .string("This line is not a JSON object with \"id\" and \"text\".")
            ]).encoded()
        }
        let lexicon = question.language.map { Lexicon.named($0) } ?? .english
        let text = AnalysedText(plain: question.text, lexicon)
        let input = CheckInput(
            text: text, language: lexicon.language,
            earlier: (question.earlier ?? []).map {
                EntryFacts(text: AnalysedText(plain: $0, lexicon))
            },
            summarised: question.source.map { [AnalysedText(plain: $0, lexicon)] })
        return JSON.fields([
            "id": .string(question.id),
            "quotations": .array(text.passages.map { quotation($0) }),
            "figures": .array(text.figures.map(figure)),
            "claims": .array(ClaimScore.claims(in: text).map(claim)),
            "findings": .array(RuleBook.findings(in: input).map(finding)),
        ]).encoded()
    }

    private static func quotation(_ passage: QuotedPassage) -> JSON {
        let speaker = passage.speaker.map { speaker in
            JSON.array([.number(speaker.scalars.lowerBound), .number(speaker.scalars.upperBound)])
        }
        return .fields([
            "start": .number(passage.scalars.lowerBound),
            "end": .number(passage.scalars.upperBound),
            "speaker": speaker ?? .null,
        ])
    }

    private static func figure(_ figure: Figure) -> JSON {
        .fields([
            "start": .number(figure.scalars.lowerBound), "end": .number(figure.scalars.upperBound),
            "attributed": .bool(figure.isAttributed),
        ])
    }

    private static func claim(_ claim: ClaimScore) -> JSON {
        .fields([
            "start": .number(claim.scalars.lowerBound), "end": .number(claim.scalars.upperBound),
            "score": .decimal(claim.score),
        ])
    }

    private static func finding(_ finding: Finding) -> JSON {
        .fields([
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "start": .number(finding.start), "end": .number(finding.end),
            "message": .string(finding.message),
        ])
    }
}
