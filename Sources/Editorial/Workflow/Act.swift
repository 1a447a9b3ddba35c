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
    /// Says when it is to be published by itself.
    case schedule
    /// Takes that back.
    case unschedule
    /// Forbids to publish it before a time, or lifts that.
    case embargo
    /// Keeps it back until something else has happened.
    case hold
    /// Ends a hold.
    case release
    /// Demands a sign-off, as of a lawyer.
    case flag
    /// Signs off what was flagged, for exactly this text.
    case clear
    /// Takes back the last act.
    case undo
    /// Shows it to readers; on `main`, not on the chain.
    case publish
    /// Shows it to readers without a second pair of eyes; on `main`.
    case breakGlass = "publish-without-review"

    /// Whether the act brings a text of its own.
    package var writes: Bool { self == .draft || self == .edit }

    /// The trailer that says what the act is about, if there is one.
    package var detail: TrailerKey? {
        switch self {
        case .draft: .purpose
        case .schedule: .planned
        case .embargo: .embargo
        case .hold: .hold
        case .flag, .clear: .flag
        // A spike that takes back the draft itself says so.
        case .undo, .spike: .undoes
        default: nil
        }
    }
}

/// Where a draft stands.
package enum DraftState: String, Sendable, CaseIterable {
    case draft, submitted, returned, approved, scheduled, spiked, published
}

/// What a draft is to do to what readers see.
package enum DraftPurpose: String, Sendable, CaseIterable {
    /// Shows a new entry.
    case publish
    /// Improves a published text.
    case update
    /// Puts right what was wrong, and says so to readers.
    case correct
    /// Takes the entry back; readers see a tombstone.
    case retract
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
    /// What the act is about, as its trailer says it: a time, a flag, a hold.
    package var detail: String?
    /// Of the first act: the sign-offs that the entry's earlier versions needed, and that this one needs again.
    package var flags: [String]
    /// The commit, 40 hexadecimal digits.
    package var commit: String

    package init(
        act: Act, by: String, at: Instant, text: String, note: String? = nil,
        detail: String? = nil, flags: [String] = [], commit: String
    ) {
        self.act = act
        self.by = by
        self.at = at
        self.text = text
        self.note = note
        self.detail = detail
        self.flags = flags
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
