/// A picture, clip or sound, in the blog's `media/` or elsewhere.
package struct Media: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case file, url, kind, alt, caption, credit, licence, taken, duration, width, height,
            verified
    }

    /// Path in the repository, `media/<2>/<sha256>.<ext>`.
    package var file: String?
    /// Address, where the file is not in the blog.
    package var url: String?
    /// `image`, `video` or `audio`; also how it came: `ugc`, `handout`, `agency`.
    package var kind: String?
    package var alt: String?
    package var caption: String?
    package var credit: String?
    package var licence: String?
    package var taken: Instant?
    /// Seconds.
    package var duration: Int?
    /// Pixels, where known.
    package var width: Int?
    /// Pixels, where known.
    package var height: Int?
    /// Whether somebody verified where it comes from; nil if nobody said.
    package var verified: Bool?

    package init(
        file: String? = nil, url: String? = nil, kind: String? = nil, alt: String? = nil,
        caption: String? = nil, credit: String? = nil, licence: String? = nil,
        taken: Instant? = nil, duration: Int? = nil, width: Int? = nil, height: Int? = nil,
        verified: Bool? = nil
    ) {
        self.file = file
        self.url = url
        self.kind = kind
        self.alt = alt
        self.caption = caption
        self.credit = credit
        self.licence = licence
        self.taken = taken
        self.duration = duration
        self.width = width
        self.height = height
        self.verified = verified
    }
}

/// A post from elsewhere, with its text kept as evidence.
package struct Embed: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case url, provider, author, text, captured, sha256, tracks
    }

    package var url: String?
    package var provider: String?
    package var author: String?
    package var text: String?
    package var captured: Instant?
    package var sha256: String?
    /// Whether showing the provider's own widget tells the provider about the reader.
    package var tracks: Bool

    package init(
        url: String? = nil, provider: String? = nil, author: String? = nil, text: String? = nil,
        captured: Instant? = nil, sha256: String? = nil, tracks: Bool = true
    ) {
        self.url = url
        self.provider = provider
        self.author = author
        self.text = text
        self.captured = captured
        self.sha256 = sha256
        self.tracks = tracks
    }
}

/// What was wrong, told to readers.
package struct Correction: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case at, was, now, note, by
    }

    package var at: Instant?
    package var was: String?
    package var now: String?
    package var note: String?
    package var by: String?

    package init(
        at: Instant? = nil, was: String? = nil, now: String? = nil, note: String? = nil,
        by: String? = nil
    ) {
        self.at = at
        self.was = was
        self.now = now
        self.note = note
        self.by = by
    }
}

/// That an entry was taken back; readers see a tombstone with the reason.
package struct Retraction: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey {
        case at, reason, by
    }

    package var at: Instant?
    package var reason: String?
    package var by: String?

    package init(at: Instant? = nil, reason: String? = nil, by: String? = nil) {
        self.at = at
        self.reason = reason
        self.by = by
    }
}
