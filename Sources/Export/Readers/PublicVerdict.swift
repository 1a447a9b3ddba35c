internal import Editorial

/// What the newsroom came to when it checked a claim. A claim that is unverified or still being checked has
/// none, and one without a word on it neither.
enum Verdict: String, Sendable {
    case verified, disputed
    /// Another claim has taken the place of this one, whatever was found of it.
    case superseded

    /// Nil for what is no finding.
    init?(found status: String) {
        guard status == "verified" || status == "disputed" else { return nil }
        self.init(rawValue: status)
    }
}

/// A claim of an entry with its verdict, as readers see both: on the page, and in its data for search engines,
/// which must not say more than the page does.
///
/// Who checked it, and when, is not told: the time of a claim is that of its record, which is older than a
/// verdict that was given later.
struct PublicVerdict: Sendable {
    let claim: String
    let verdict: Verdict
    /// The name of the source, or its host where it has none; nil unless readers may know it.
    let source: String?
    let url: String?
    /// The entry with the claim that has taken its place.
    let replacement: PublicClaim.EntryPlace?

    /// Nil for a claim without words or without a verdict.
    init?(_ claim: PublicClaim, of entry: PublicEntry) {
        guard let text = claim.text, let verdict = claim.verdict else { return nil }
        let source = entry.sources.first { $0.id == claim.source }
        self.claim = text
        self.verdict = verdict
        replacement = claim.replacement
        url = source?.url
        self.source = source?.name ?? source?.url.flatMap { WebAddress($0)?.host }
    }

    /// `Verified`, in the language of the page.
    func name(_ phrases: Phrases) -> String { phrases("verdict.\(verdict.rawValue)") }

    /// Where to read on about a claim that another has replaced, such as `See the entry of 11:20 GMT 3 March 2017`.
    func newer(_ setting: PageSetting) -> String? {
        replacement.map {
            setting.clock.brief("claim-newer", setting.edition.outlines[$0.number - 1].published)
        }
    }

    /// What it is, by whom, and the claim with its verdict and its source, for formats without markup.
    ///
    /// - Parameter title: `title(_:publisher:)`.
    func line(_ setting: PageSetting, title: String) -> String {
        let phrases = setting.phrases
        let source = self.source.map { phrases("claim-source", ["source": $0]) }
        let newer = self.newer(setting).map { text in
            let isPlaced = setting.edition.address != nil
            let link = isPlaced ? replacement.map { setting.address(of: $0) } : nil
            return [text, link].compactMap(\.self).joined(separator: " ")
        }
        let origin = [source, url].compactMap(\.self).joined(separator: " ")
        let more = [newer, origin.isEmpty ? nil : origin].compactMap(\.self)
            .map { " (\(SafeText.typesetLine($0)))" }.joined()
        return "\(title)\(phrases("colon")) \(SafeText.line(claim)) — \(name(phrases))\(more)"
    }

    /// What stands over verdicts: that they are a fact check, and whose.
    static func title(_ phrases: Phrases, publisher: String?) -> String {
        guard let publisher else { return phrases("fact-check") }
        return phrases("fact-check-by", ["publisher": publisher])
    }
}

extension PublicEntry {
    /// The claims that readers are told the verdict on, in the order of the entry.
    var verdicts: [PublicVerdict] { claims.compactMap { PublicVerdict($0, of: self) } }

    /// The verdicts as lines of text, each whole by itself.
    func verdictLines(_ setting: PageSetting) -> [String] {
        let title = PublicVerdict.title(setting.phrases, publisher: setting.edition.publisher)
        return verdicts.map { $0.line(setting, title: title) }
    }
}
