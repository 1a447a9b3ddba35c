package import Editorial
package import Git

/// Where files lie in a blog.
package enum EntryPath {
    package static let blog = "blog.yml"
    package static let desk = "desk.yml"
    package static let summary = "summary.md"
    /// The folder of all entries.
    package static let entries = "entries"

    /// `entries/2016/02/10/08/0858-protests-under-way-abcdefghij.md`, by the UTC time of first
    /// publication (of a draft: of its start), so that no folder grows with the blog.
    package static func of(_ id: EntryID, kind: Kind, title: String?, at time: Instant) -> String {
        if kind == .summary { return summary }
        let clock = time.wallClock(offset: 0)
        let slug = Slug.of(title ?? "")
        let name = [clock.time(separator: ""), slug, id.description].filter { !$0.isEmpty }
        return "\(entries)/\(clock.folder)/\(name.joined(separator: "-")).md"
    }

    /// The id in the name of an entry's file; nil if this is none.
    package static func id(in path: some StringProtocol) -> EntryID? {
        let bytes = path.utf8
        guard bytes.count > EntryID.length + 4, bytes.suffix(3).elementsEqual(".md".utf8),
            let before = bytes.dropLast(EntryID.length + 3).last, before == UInt8(ascii: "-")
        else { return nil }
        return EntryID(String(decoding: bytes.dropLast(3).suffix(EntryID.length), as: UTF8.self))
    }

    /// Whether `id(in:)` finds one; much quicker.
    package static func hasID(_ path: String) -> Bool {
        let bytes = path.utf8.span
        let start = bytes.count - EntryID.length - 3
        return start > 1 && bytes[start - 1] == UInt8(ascii: "-")
            && EntryID.isSpelt(in: bytes, at: start)
            && path.utf8.suffix(3).elementsEqual(".md".utf8)
    }

    /// Whether an entry may lie at `path`.
    package static func isEntry(_ path: some StringProtocol) -> Bool {
        path == summary || (path.hasPrefix("\(entries)/") && id(in: path) != nil)
    }
}

/// The refs of a blog.
package enum BlogRef {
    package static let main = "refs/heads/main"
    package static let drafts = "refs/lb/drafts/"
    package static let spiked = "refs/lb/spiked/"

    /// Entries that were published without review, each at the commit that did it.
    package static let unreviewed = "refs/lb/unreviewed/"

    /// Acts and drafts that another clone's came before, each at its last commit, so that nothing of them is lost.
    package static let kept = "refs/lb/kept/"
    /// The lists of commits that redactions replaced.
    package static let redactions = "refs/lb/redactions/"

    package static func kept(_ commit: ObjectID) -> String { kept + commit.hex.prefix(12) }
    package static func unreviewed(_ id: EntryID) -> String { unreviewed + id.description }
    package static func draft(_ id: EntryID) -> String { drafts + id.description }
    package static func spiked(_ id: EntryID) -> String { spiked + id.description }
}
