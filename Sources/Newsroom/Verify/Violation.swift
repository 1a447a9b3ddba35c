package import Editorial

/// Something in the history of `main` that cannot be accounted for, or that somebody should know.
package struct Violation: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// What readers see was changed with plain git, without a publishing act.
        case silentEdit = "silent-edit"
        /// Settings, people or policy were changed with plain git.
        case silentSettings = "silent-settings"
        /// The text that was published is not the one that the act speaks of.
        case otherText = "other-text"
        /// Not enough people who may, and who did not write it, approved exactly this text.
        case notApproved = "not-approved"
        /// Somebody did what they may not.
        case notAllowed = "not-allowed"
        /// The act is in the name of one person, and git names another as its author.
        case otherAuthor = "other-author"
        /// No checks are on record.
        case notChecked = "not-checked"
        /// Published before its embargo ended, while held, or without the sign-off that was demanded.
        case notReleased = "not-released"
        /// An act changed what it does not speak of.
        case otherFiles = "other-files"
        /// Times that contradict each other.
        case times
        /// Brought in outside of any import that was brought to its end: nobody answers for it.
        case unclosed
        /// A file that does not decode or goes beyond a limit.
        case format
        /// An act that this version does not know, or that does not say what it must.
        case unknownAct = "unknown-act"
        /// What readers have, or what somebody approved, is no longer in the repository, or cannot be read.
        case unreadable
        /// Published without review, and nobody has looked since.
        case unreviewed
        /// The list of commits that a redaction made anew is gone, or is not the one that the redaction speaks of.
        case redaction
        /// Not signed, or not with a key of the person in whose name it is, although their keys are on the desk.
        case signature
    }

    package let kind: Kind
    /// 40 hexadecimal digits.
    package let commit: String
    package let at: Instant
    package let entry: EntryID?
    /// What is wrong, a sentence without a full stop.
    package let message: String

    package init(kind: Kind, commit: String, at: Instant, entry: EntryID?, message: String) {
        self.kind = kind
        self.commit = commit
        self.at = at
        self.entry = entry
        self.message = message
    }
}

/// What is known of the history of `main` up to a commit.
package struct Verification: Sendable {
    /// The last commit that was looked at, 40 hexadecimal digits.
    package internal(set) var tip = ""
    /// Commits of `main`.
    package internal(set) var commits = 0
    /// Those among them that changed what readers see.
    package internal(set) var acts = 0
    /// Commits without a signature by a key on the desk: the names in them are what somebody claims.
    package internal(set) var unsigned = 0
    /// Commits that brought texts in from elsewhere: approved there, not here.
    package internal(set) var imported = 0
    /// Whether each import from here on has a last commit that covers it.
    var closesImports = false
    package internal(set) var violations: [Violation] = []
    /// The redactions, oldest first.
    var redactions: [RedactionReview.Act] = []

    init() {}

    /// One fact a line; the last says that it is whole.
    var bytes: [UInt8] {
        var lines = [
            Self.format, "tip \(tip)",
            "counts \(commits) \(acts) \(unsigned) \(imported) \(closesImports ? 1 : 0)",
        ]
        lines += redactions.map {
            "redact \($0.commit) \($0.at.seconds) \($0.entry) \($0.digest) \($0.media)"
        }
        lines += violations.map {
            "\($0.kind.rawValue) \($0.commit) \($0.at.seconds) \($0.entry?.description ?? "-") "
                + SafeText.line($0.message)
        }
        return Array((lines + ["end"]).joined(separator: "\n").utf8)
    }

    private static let format = "lb verified 5"

    /// Nil for what is not whole or of another version.
    init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.count >= 4, lines[0] == Self.format, lines.last == "end",
            lines[1].hasPrefix("tip ")
        else { return nil }
        tip = String(lines[1].dropFirst(4))
        let counts = lines[2].split(separator: " ").dropFirst().compactMap { Int($0) }
        guard counts.count == 5 else { return nil }
        (commits, acts, unsigned, imported) = (counts[0], counts[1], counts[2], counts[3])
        closesImports = counts[4] == 1
        for line in lines[3..<(lines.count - 1)] {
            if line.hasPrefix("redact ") {
                guard let act = RedactionReview.Act(line) else { return nil }
                redactions.append(act)
                continue
            }
            let words = line.split(separator: " ", maxSplits: 4)
            guard words.count == 5, let kind = Violation.Kind(rawValue: String(words[0])),
                let seconds = Int64(words[2])
            else { return nil }
            violations.append(
                Violation(
                    kind: kind, commit: String(words[1]), at: Instant(seconds: seconds),
                    entry: EntryID(words[3]), message: String(words[4])))
        }
    }
}
