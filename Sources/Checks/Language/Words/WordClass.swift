/// What a word or phrase of a word list does in a text: `speechVerb` is the section `[speech-verb]`.
///
/// The lists are data (`Hooks/words/<language>/*.txt`): a language is added by adding its files. A
/// section that is not named here is left unread, so that a newer list works with an older program.
package enum WordClass: Int, CaseIterable, Sendable {
    // abbreviations.txt
    case abbreviation
    case sentenceEndingAbbreviation
    // attribution.txt
    case speechVerb
    case tellingVerb
    case characterisingVerb
    case characterisingParticiple
    case speechParticiple
    case speechBase
    case characterisingBase
    case issuingVerb
    case contentVerb
    case documentNoun
    case cueNoun
    case cuePhrase
    case notSpeech
    // certainty.txt
    case hedge
    case impersonal
    case impersonalHedge
    case understands
    case singleSourceNote
    case revision
    case anonymityReason
    case translationNote
    case ugc
    case handout
    case emptyLink
    case linkPlaceholder
    case ended
    case begun
    // facts.txt
    case superlative
    case superlativeFrame
    case superlativeInnocent
    case yardstick
    case casualty
    case toll
    case poll
    case partyStanding
    case pollster
    case pollSample
    case countVerb
    case correctionWord
    case roleAffiliation
    // grammar.txt
    case subjectPronoun
    case personPronoun
    case groupPronoun
    case firstPerson
    case objectPronoun
    case possessivePronoun
    case relative
    case determiner
    case preposition
    case linkingPreposition
    case conjunction
    case subordinator
    case auxiliary
    case negation
    case verbShape
    case adverb
    case commonVerb
    case doubledWord
    // newsroom.txt
    case profanity
    case legalTrigger
    // claims.txt
    case claimMeasure
    case claimAct
    case claimInstitution
    case claimComparison
    case claimOpinion
    case claimFuture
    case claimAddress
    case claimPast
    case claimPerson
    case claimCondition
    case claimWeight
    // numbers.txt
    case numberWord
    case ordinal
    case scale
    case multiplierSuffix
    case ordinalSuffix
    case fraction
    case vagueNumber
    case approximate
    case percent
    case point
    case currency
    case unit
    case durationUnit
    case ageUnit
    case numberLabel
    case numberFormat
    case rise
    case fall
    // people.txt
    case role
    case group
    case organisation
    case honorific
    case unnamed
    case bareSource
    case sourceDescriptor
    case pluralSource
    case evaluative
    case personNoun
    case nation
    // time.txt
    case weekday
    case month
    case ambiguousMonth
    case relativeDay
    case elapsed
    case asOf
    case fileLabel
    case meridiem

    /// The class of each section name, as the lists write it.
    static let sections: [String: WordClass] = Dictionary(
        uniqueKeysWithValues: allCases.map { (kebab("\($0)"), $0) })

    private static func kebab(_ name: String) -> String {
        var result = ""
        for character in name.unicodeScalars {
            if ("A"..."Z").contains(character) {
                result += "-" + String(character).lowercased()
            } else {
                result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
