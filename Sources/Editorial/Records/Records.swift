/// Who an entry is by: somebody of the desk, or a name with a role.
package struct Byline: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case person, name, role
    }

    /// The person's id in `desk.yml`.
    package var person: String?
    package var name: String?
    package var role: String?

    package init(person: String? = nil, name: String? = nil, role: String? = nil) {
        self.person = person
        self.name = name
        self.role = role
    }
}

/// Words that somebody said, on the record of the entry.
package struct Quotation: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case text, speaker, role, source, language, translated, descriptor, reason
        case knownTo = "known_to"
    }

    package var text: String
    package var speaker: String?
    package var role: String?
    /// The id of a source in the entry, or where the words come from.
    package var source: String?
    /// BCP 47 tag of the language they were said in.
    package var language: String?
    /// Whether the words are a translation.
    package var translated: Bool
    /// For an unnamed speaker: what readers may know of them.
    package var descriptor: String?
    /// For an unnamed speaker: why they are not named.
    package var reason: String?
    /// For an unnamed speaker: who on the desk knows who they are.
    package var knownTo: String?

    package init(
        text: String, speaker: String? = nil, role: String? = nil, source: String? = nil,
        language: String? = nil, translated: Bool = false, descriptor: String? = nil,
        reason: String? = nil, knownTo: String? = nil
    ) {
        self.text = text
        self.speaker = speaker
        self.role = role
        self.source = source
        self.language = language
        self.translated = translated
        self.descriptor = descriptor
        self.reason = reason
        self.knownTo = knownTo
    }
}

/// A statement of fact that somebody answers for.
package struct Claim: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case key, value, text, source, at, status, supersedes
        case checkedBy = "checked_by"
    }

    /// What the claim is about, the same wherever the blog makes it, such as `operations-cancelled`.
    package var key: String
    package var value: String?
    package var text: String?
    package var source: String?
    package var checkedBy: String?
    package var at: Instant?
    /// `unverified`, `checking`, `verified` or `disputed`.
    package var status: String?
    /// The id of the entry, or the key, whose value this one replaces.
    package var supersedes: String?

    package init(
        key: String, value: String? = nil, text: String? = nil, source: String? = nil,
        checkedBy: String? = nil, at: Instant? = nil, status: String? = nil,
        supersedes: String? = nil
    ) {
        self.key = key
        self.value = value
        self.text = text
        self.source = source
        self.checkedBy = checkedBy
        self.at = at
        self.status = status
        self.supersedes = supersedes
    }

    /// Whether readers are told what the newsroom came to when it checked the claim.
    package var hasVerdict: Bool {
        ["verified", "disputed"].contains(status)
            && text?.allSatisfy(\.isWhitespace) == false
    }

    /// Whether it takes the place of another claim.
    package var isReplacement: Bool { supersedes?.allSatisfy(\.isWhitespace) == false }
}

/// Where something comes from. A confidential identity is never stored.
package struct Source: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case id, name, kind, url, obtained
        case verifiedBy = "verified_by"
    }

    package var id: String
    package var name: String?
    /// `person`, `document`, `agency`, `organisation`, `broadcast`, `social`, `confidential` …
    package var kind: String?
    package var url: String?
    package var obtained: Instant?
    package var verifiedBy: String?

    package init(
        id: String, name: String? = nil, kind: String? = nil, url: String? = nil,
        obtained: Instant? = nil, verifiedBy: String? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.url = url
        self.obtained = obtained
        self.verifiedBy = verifiedBy
    }
}
