package import Editorial

/// Every rule that the program knows, in the order of their codes.
package enum RuleBook {
    package static let all: [any Rule] = [
        MissingSpeaker(),  // ATT-001
        PronounOnly(),  // ATT-002
        SpeakerWithoutRole(),  // ATT-003
        TwoSpeakersOneCue(),  // ATT-004
        UnbalancedMarks(),  // ATT-005
        LateSpeaker(),  // ATT-006
        WordsDifferFromRecord(),  // ATT-007
        OtherSpeakerInRecord(),  // ATT-008
        ImpersonalAttribution(),  // ATT-009
        ForeignWords(),  // ATT-010
        UnnamedWithoutReason(),  // ANO-101
        BareSource(),  // ANO-102
        PluralWithOneSource(),  // ANO-103
        UnnamedOpinion(),  // ANO-104
        BreakingOnOneSource(),  // ANO-105
        MissingCredit(),  // MED-201
        MissingLicence(),  // MED-202
        MissingAlt(),  // MED-203
        UnverifiedUserMedia(),  // MED-204
        UnlabelledHandout(),  // MED-205
        OldPicture(),  // MED-206
        NoPicture(),  // MED-207
        PlaceInFile(),  // MED-208
        MediaInFile(),  // MED-209
        NoMediaAddress(),  // MED-210
        PictureElsewhere(),  // MED-211
        UntraceableEmbed(),  // EMB-301
        NoSnapshot(),  // EMB-302
        WordsNotInPost(),  // EMB-303
        UnverifiedPostAsFact(),  // EMB-304
        UnsourcedFigure(),  // FCT-401
        UnsourcedSuperlative(),  // FCT-402
        WrongDate(),  // FCT-403
        WrongArithmetic(),  // FCT-404
        PercentOrPoints(),  // FCT-405
        IncompleteClaim(),  // FCT-406
        UnhedgedClaim(),  // FCT-407
        UndatedCount(),  // FCT-408
        BarePoll(),  // FCT-409
        ClaimNotSaid(),  // FCT-410
        ClaimChanged(),  // CON-501
        FigureChanged(),  // CON-502
        SummaryFigure(),  // CON-503
        NameVariant(),  // CON-504
        SilentChange(),  // CON-505
        TwoSpeakersForWords(),  // CON-506
        EmptyLinkText(),  // LNK-601
        UnsafeLink(),  // LNK-602
        NowhereOnThePage(),  // LNK-603
        SummaryContradicts(),  // SUM-901
        FutureTime(),  // TIM-701
        Profanity(),  // TXT-801
        LegalTrigger(),  // TXT-802
        TypingSlip(),  // TXT-803
        UnreadWords(),  // TXT-804
        OpenComment(),  // TXT-805
    ]

    /// The findings of all rules, or of those whose codes are wanted, in the order of the text.
    package static func findings(
        in input: CheckInput, of wanted: (String) -> Bool = { _ in true }
    ) -> [Finding] {
        var result: [Finding] = []
        let titles = input.titles
        for rule in all
        where !input.disabled.contains(type(of: rule).code) && wanted(type(of: rule).code)
            && (input.text.lexicon.knowsSpeech || !type(of: rule).readsLanguage)
        {
            var found = rule.findings(in: input)
            if type(of: rule).readsTitles {
                found += titles.flatMap { title in
                    rule.findings(in: title.input).map { $0.placed(in: title.field) }
                }
            }
            result += shown(found)
        }
        return result.sorted { $0.order < $1.order }
    }

    /// As many findings of one rule are shown: more would only hide the others.
    private static let most = 20

    /// The first findings of a rule, and how many more there are.
    private static func shown(_ findings: [Finding]) -> [Finding] {
        guard findings.count > most else { return findings }
        var first = Array(findings.sorted { $0.order < $1.order }[..<most])
        let rest = findings.count - most
        first[most - 1].message += " (And \(rest) more of \(first[0].rule) after this one.)"
        return first
    }

    /// The rule of a code, in any case.
    package static func rule(_ code: String) -> (any Rule)? {
        all.first { type(of: $0).code == code.uppercased() }
    }
}

extension Finding {
    /// The title comes before the text, as readers have it.
    fileprivate var order: (Int, Int, Int, String) {
        (field.flatMap(Field.allCases.firstIndex) ?? Field.allCases.count, start, end, rule)
    }

    /// The same as a finding in a key of the front matter, where no machine mends anything.
    fileprivate func placed(in field: Field) -> Finding {
        var finding = self
        finding.field = field
        finding.replacement = nil
        return finding
    }
}
