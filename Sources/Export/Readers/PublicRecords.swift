internal import Editorial
internal import Markdown

/// Words that somebody said.
struct PublicQuote: Sendable {
    let text: String
    let speaker: String?
    let role: String?
    /// For an unnamed speaker: what readers may know of them.
    let descriptor: String?
    let language: String?
    let translated: Bool
    /// The id of a source of the same entry that readers may know.
    let source: String?

    init(_ quote: Quotation, sources: Set<String>) {
        text = quote.text
        speaker = quote.speaker?.nonEmpty
        role = speaker == nil ? nil : quote.role?.nonEmpty
        descriptor = speaker == nil ? quote.descriptor?.nonEmpty : nil
        language = quote.language.flatMap { Language.isTag($0) ? $0 : nil }
        translated = quote.translated
        source = quote.source.flatMap { sources.contains($0) ? $0 : nil }
    }

    /// `Speaker, role`, or what is known of an unnamed speaker.
    var attribution: String? {
        guard let speaker else { return descriptor }
        return role.map { "\(speaker), \($0)" } ?? speaker
    }

    /// What readers are told of the quotation's source; nil if the attribution tells it already.
    func name(of source: PublicSource) -> String? {
        guard let name = source.name ?? source.url.flatMap({ WebAddress($0)?.host }) else {
            return nil
        }
        let isTold = attribution?.lowercased().contains(name.lowercased()) == true
        return isTold ? nil : name
    }
}

/// A statement of fact that the newsroom answers for.
struct PublicClaim: Sendable {
    let key: String
    let value: String?
    let text: String?
    let status: String?
    let at: Instant?
    let source: String?
    let supersedes: String?
    /// The entry with the claim that has taken its place; nil: it is current.
    let replacement: EntryPlace?

    /// An entry and its place in the order of first publication, from 1.
    struct EntryPlace: Sendable, Hashable {
        let id: EntryID
        let number: Int
    }

    /// What was found of it; that is not current any more once another has taken its place.
    var verdict: Verdict? {
        guard let verdict = status.flatMap({ Verdict(found: $0) }) else { return nil }
        return replacement == nil ? verdict : .superseded
    }

    init(_ claim: Claim, sources: Set<String>, replacement: EntryPlace?) {
        self.replacement = replacement
        key = claim.key
        value = claim.value
        text = claim.text?.nonEmpty
        status = claim.status
        at = claim.at
        source = claim.source.flatMap { sources.contains($0) ? $0 : nil }
        supersedes = claim.supersedes
    }
}

/// Where something comes from, if readers may know.
struct PublicSource: Sendable {
    let id: String
    let name: String?
    let kind: String
    let url: String?

    /// What a source must be for readers to know of it; people are not, whoever they are.
    private static let openKinds: Set = [
        "document", "agency", "organisation", "organization", "broadcast", "social", "report",
        "website", "statement", "court", "data", "dataset", "publication",
    ]

    /// The sources that readers may know. One behind an unnamed speaker never is.
    static func all(of entry: Entry) -> [PublicSource] {
        let hidden = Set(
            entry.quotes.filter { $0.speaker?.nonEmpty == nil || $0.knownTo != nil }
                .compactMap(\.source))
        return entry.sources.compactMap { source in
            guard let kind = source.kind?.lowercased(), openKinds.contains(kind),
                !hidden.contains(source.id)
            else { return nil }
            return PublicSource(
                id: source.id, name: source.name?.nonEmpty, kind: kind,
                url: source.url.flatMap { WebAddress($0)?.text })
        }
    }
}

/// An absolute http or https URL that is safe to link to.
struct WebAddress: Sendable, Hashable {
    let text: String
    /// In lower case, without port.
    let host: String

    init?(_ text: String) {
        guard case .web(let host) = LinkTarget(text.utf8) else { return nil }
        // As every browser does.
        self.text = text.replacing(" ", with: "%20")
        self.host = host
    }

    /// Scheme, host, path and query, as far as they are there; the fragment is left out.
    var path: Substring {
        var rest = text[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { $0 != "#" }
        guard let slash = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
        return rest[slash...]
    }

    var isSecure: Bool { text.lowercased().hasPrefix("https://") }
}
