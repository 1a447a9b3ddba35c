/// The names that templates may use; a template that uses another is refused when it is read.
enum Field: String, CaseIterable, Sendable {
    // The page.
    case language, direction, policy, style, pageTitle, description, canonical, state, stateText,
        isLive
    case isUpcoming, isEnded, title, publisher, updatedISO, updatedText, coverageText, root, poll
    case alternates, type, href, structuredData, list, isIndex, isPaged, pages, newer, older,
        current
    case summary, summaryBody, summaryISO, summaryText, pinned, keyEvents, moreKeyEvents, moreText
    case corrections, items, isEmpty, pageText, publishedTimeISO, startISO, endISO
    case isChronological, isReversed, hasKeyEvents, hasCorrections, hasAlternates, newMany,
        headVersion, pageNumber, pageVersion
    case zone, zoneName, zoneText, isSameDay, isMore, latest, newest, isMoved, isGap, made
    /// Where the picture is that stands for the blog where it is shared.
    case image
    // An entry.
    case hasByline, hasTags, hasCaption
    case id, number, version, article, kind, kindText, isKey, heading, hiddenHeading, clock
    case publishedISO, publishedText, changedISO, changedText, changedRest, permalink, byline, body,
        quotes
    case media, embeds, entryCorrections, retracted, retractedText, reason, tags, tag
    // A quotation.
    case text, speaker, role, descriptor, quoteLanguage, translatedText, sourceURL, sourceName
    // A picture, clip or sound.
    case isImage, isVideo, isAudio, isElsewhere, url, alt, caption, credit, licence, duration
    case durationISO, width, height, source, sources, sourceWidths
    // What was found of a claim.
    case hasVerdicts, verdicts, verdictsText, claim, verdict, verdictText
    // A post from elsewhere.
    case provider, providerKey, author, captured, capturedISO, frame, frameHeight, frameTitle
    case cookiePolicy, privacyPolicy, key, skipText, endText, viewText, disclaimer, question
    case explanation, cookieText, privacyText, postLabel, rememberText, withdrawText, sandboxText
    // A correction, a key event, an author.
    case name, note, was, now, iso, time, hiddenZone, date, target, count, host
    // A feed.
    case feedID

    /// The field of each name.
    static let named: [String: Field] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

/// What stands behind a name. Text is always escaped, HTML never: the value decides, not the braces.
enum Value: Sendable {
    case text(String)
    /// HTML made by this program.
    case html([UInt8])
    case flag(Bool)
    case record(Record)
    case list([Record])
    /// What the sections of that name show, made before.
    case written([UInt8])

    /// Whether a section of that name is shown.
    var isShown: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .html(let bytes), .written(let bytes): !bytes.isEmpty
        case .flag(let flag): flag
        case .record: true
        case .list(let list): !list.isEmpty
        }
    }
}

/// The values that a template, or one of its sections, is filled with.
struct Record: Sendable {
    private var values: [(field: Field, value: Value)] = []

    init(capacity: Int = 8) {
        values.reserveCapacity(capacity)
    }

    /// The last value set; nil if there is none. Setting nil sets nothing.
    subscript(field: Field) -> Value? {
        get { values.last { $0.field == field }?.value }
        set {
            if let newValue { values.append((field, newValue)) }
        }
    }

    /// Sets text; nil sets nothing.
    mutating func text(_ field: Field, _ text: String?) {
        self[field] = text.map { .text($0) }
    }

    mutating func flag(_ field: Field, _ flag: Bool = true) {
        self[field] = .flag(flag)
    }
}
