internal import Editorial

/// What the newsroom came to when it checked a claim. A claim that is unverified or still being checked has
/// none, and one without a word on it neither.
enum Verdict: String, Sendable {
    case verified, disputed
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

    /// Nil for a claim without words or without a verdict.
    init?(_ claim: PublicClaim, of entry: PublicEntry) {
        guard let text = claim.text, let verdict = claim.verdict else { return nil }
        let source = entry.sources.first { $0.id == claim.source }
        self.claim = text
        self.verdict = verdict
        url = source?.url
        self.source = source?.name ?? source?.url.flatMap { WebAddress($0)?.host }
    }

    /// `Verified`, in the language of the page.
    func name(_ phrases: Phrases) -> String { phrases("verdict.\(verdict.rawValue)") }

    /// What it is, by whom, and the claim with its verdict and its source, for formats without markup.
    ///
    /// - Parameter title: `title(_:publisher:)`.
    func line(_ phrases: Phrases, title: String) -> String {
        let source = self.source.map { phrases("claim-source", ["source": $0]) }
        let origin = [source, url].compactMap(\.self).joined(separator: " ")
        return "\(title): \(SafeText.line(claim)) — \(name(phrases))"
            + (origin.isEmpty ? "" : " (\(SafeText.line(origin)))")
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
        return verdicts.map { $0.line(setting.phrases, title: title) }
    }
}
