/// Something that a person does to a draft; each is one commit of its chain.
package enum Act: String, Sendable, CaseIterable {
    /// Starts a draft.
    case draft
    /// Changes its text.
    case edit
    /// Hands it to the editors.
    case submit
    /// Says something about it.
    case comment
    /// Approves exactly this text.
    case approve
    /// Hands it back to its writers.
    case `return`
    /// Puts it aside for good.
    case spike
    /// Takes a spiked draft up again.
    case revive
    /// Shows it to readers; on `main`, not on the chain.
    case publish

    /// Whether the act brings a text of its own.
    package var writes: Bool { self == .draft || self == .edit }
}

/// Where a draft stands.
package enum DraftState: String, Sendable, CaseIterable {
    case draft, submitted, returned, approved, spiked, published
}

/// One commit of a draft's chain, as its trailers tell it.
package struct DraftAct: Hashable, Sendable {
    package var act: Act
    /// The person of the desk.
    package var by: String
    package var at: Instant
    /// The text id after the act.
    package var text: String
    /// A comment or a reason.
    package var note: String?
    /// The commit, 40 hexadecimal digits.
    package var commit: String

    package init(
        act: Act, by: String, at: Instant, text: String, note: String? = nil, commit: String
    ) {
        self.act = act
        self.by = by
        self.at = at
        self.text = text
        self.note = note
        self.commit = commit
    }
}

/// A person's approval of one text.
package struct Approval: Hashable, Sendable {
    package let by: String
    package let at: Instant
    /// The text id that it speaks of.
    package let text: String

    package init(by: String, at: Instant, text: String) {
        self.by = by
        self.at = at
        self.text = text
    }
}
