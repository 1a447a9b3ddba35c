internal import Editorial

/// A quotation of somebody unnamed without a recorded reason and sign-off.
struct UnnamedWithoutReason: Rule {
    static let code = "ANO-101"
    static let defaultSeverity = Severity.error
    static let explanation = RuleExplanation(
        rule: "An unnamed speaker has a recorded reason, and an editor who knows who it is.",
        why:
            "Readers cannot judge a source that they do not know; somebody must have done it for them.",
        failing: "“It was chaos,” said an aide.",
        passing:
            "“It was chaos,” said an aide who was not authorised to speak. [record: reason, editor]",
        guideline:
            "AP news values, attribution and anonymous sources; BBC Editorial Guidelines, section 3: accuracy; Reuters Handbook, sourcing essentials",
        repair: "Record `descriptor`, `reason` and `known_to` under `quotes`, or name the speaker.")

    func findings(in input: CheckInput) -> [Finding] {
        var answered = Set<Int>()
        return inText(input, &answered) + inRecords(input, except: answered)
    }

    /// - Parameter answered: the records that speak of a quotation of the text.
    private func inText(_ input: CheckInput, _ answered: inout Set<Int>) -> [Finding] {
        var result: [Finding] = []
        for passage in input.text.passages {
            guard passage.wordCount > 0, let speaker = passage.speaker, speaker.link != .inherited,
                UnnamedSource.isUnnamed(speaker, in: input.text)
                    || UnnamedSource.wantsNoName(speaker, in: input.text)
            else { continue }
            let index = SpeakerRecord.index(of: passage, by: speaker, in: input)
            if let index { answered.insert(index) }
            let record = index.flatMap { input.entry?.quotes[$0] }
            if let record, !record.reason.isBlank, !record.knownTo.isBlank {
                result += stranger(record, input).map { [$0] } ?? []
                continue
            }
            let sentence = input.text.sentence(of: speaker.tokens.lowerBound)
            if record == nil, UnnamedSource.givesReason(sentence, in: input.text) { continue }
            let who = input.text.string(speaker.scalars)
            var found = finding(
                "Nothing is recorded of why “\(who)” is not named and who knows them.",
                at: speaker.scalars, in: input)
            if input.severities[Self.code] == nil, !input.text.hasCapitals {
                found.severity = .warning
            }
            result.append(found)
        }
        return result
    }

    /// Records of somebody who is described and not named, and nobody says why: a quote card that is
    /// credited to a “junior doctor”.
    private func inRecords(_ input: CheckInput, except answered: Set<Int>) -> [Finding] {
        (input.entry?.quotes ?? []).enumerated().compactMap { index, record in
            guard !answered.contains(index), let who = record.descriptor, !who.isBlankText,
                record.speaker.isBlank
            else { return nil }
            guard record.reason.isBlank || record.knownTo.isBlank else {
                return stranger(record, input)
            }
            var found = self.record(
                "Nothing is recorded of why “\(SafeText.line(who.prefix(80)))” is not named and who knows them.",
                in: input)
            // Passers-by go unnamed every day; insiders do so for a reason.
            let descriptor = AnalysedText(plain: who, input.text.lexicon)
            if input.severities[Self.code] == nil,
                !descriptor.has(.unnamed, in: descriptor.tokens.indices)
            {
                found.severity = .warning
            }
            return found
        }
    }

    /// A record whose `known_to` is nobody of the desk, where the desk is known.
    private func stranger(_ record: Quotation, _ input: CheckInput) -> Finding? {
        guard let knower = record.knownTo, let people = input.people, !people.isEmpty,
            !people.contains(where: { $0.isMeant(by: knower) })
        else { return nil }
        let who = SafeText.line((record.descriptor ?? record.text).prefix(80))
        return self.record(
            "“\(SafeText.line(knower.prefix(80)))”, who is to know “\(who)”, is nobody of the desk. "
                + "Write the id of somebody in desk.yml as `known_to`.", in: input)
    }
}
