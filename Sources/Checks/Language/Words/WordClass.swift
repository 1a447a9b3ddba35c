/// What a word or phrase of a word list does in a text: `speechVerb` is the section `[speech-verb]`.
///
/// The lists are data (`Hooks/words/<language>/*.txt`): a language is added by adding its files. A
/// section that is not named here is left unread, so that a newer list works with an older program.
package enum WordClass: Int, CaseIterable, Sendable {
    // abbreviations.txt
    case abbreviation
    case sentenceEndingAbbreviation
    case elision
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
    case findingVerb
    case planNoun
    case demand
    case accusation
    case listingVerb
    case reckoning
    case documentNoun
    case cueNoun
    case cuePhrase
    case nameCue
    case backCue
    case notSpeech
    // certainty.txt
    case hedge
    case impersonal
    case impersonalHedge
    case singleSourceNote
    case revision
    case licence
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
    case sole
    case soleFrame
    case ranking
    case voteFor
    case voteAgainst
    case changeBase
    case casualty
    case toll
    case tollNoun
    case poll
    case partyStanding
    case pollStanding
    case pollster
    case pollSample
    case countVerb
    case correctionWord
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
    case pluralEnding
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
    case claimMovement
    case claimExists
    case claimStand
    case claimShare
    case claimScope
    case claimPoints
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
    case insider
    case bareSource
    case sourceDescriptor
    case pluralSource
    case evaluative
    case attack
    case institution
    case anonymityWish
    case personNoun
    case nation
    // time.txt
    case weekday
    case month
    case ambiguousMonth
    case relativeDay
    case elapsed
    case asOf
    case asOfTime
    case fileLabel
    case meridiem

    /// The class of each section by the hash of its name, as the lists write it.
    static let sections: [UInt64: WordClass] = {
        var result: [UInt64: WordClass] = [:]
        result.reserveCapacity(allCases.count)
        var hash = WordHash()
        var cases = allCases.makeIterator()
        for byte in (names + " ").utf8 {
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") else {
                hash.add(UInt32(byte))
                continue
            }
            if !hash.isEmpty, let next = cases.next() { result[hash.value] = next }
            hash = WordHash()
        }
        return result
    }()

    /// The cases in their order, as the lists write them. Written out, since asking the enumeration for
    /// the names of its cases takes a good part of the time that a short check takes; a test
    /// holds both together.
    static let names = """
        abbreviation sentence-ending-abbreviation elision speech-verb telling-verb characterising-verb
        characterising-participle speech-participle speech-base characterising-base issuing-verb
        content-verb finding-verb plan-noun demand accusation listing-verb reckoning document-noun
        cue-noun cue-phrase name-cue back-cue not-speech hedge impersonal impersonal-hedge
        single-source-note revision licence anonymity-reason translation-note ugc handout empty-link
        link-placeholder ended begun superlative superlative-frame superlative-innocent yardstick
        sole sole-frame ranking vote-for vote-against change-base
        casualty toll toll-noun poll party-standing poll-standing pollster poll-sample count-verb correction-word
        subject-pronoun person-pronoun group-pronoun first-person object-pronoun
        possessive-pronoun relative determiner preposition linking-preposition conjunction
        subordinator auxiliary negation verb-shape adverb common-verb doubled-word plural-ending profanity
        legal-trigger claim-measure claim-act claim-institution claim-comparison claim-opinion
        claim-future claim-address claim-past claim-person claim-condition claim-movement
        claim-exists claim-stand claim-share claim-scope claim-points number-word ordinal scale
        multiplier-suffix ordinal-suffix fraction vague-number approximate percent point currency
        unit duration-unit age-unit number-label number-format rise fall role group organisation
        honorific unnamed insider bare-source source-descriptor plural-source evaluative attack institution anonymity-wish person-noun
        nation weekday month ambiguous-month relative-day elapsed as-of as-of-time file-label meridiem
        """
}
