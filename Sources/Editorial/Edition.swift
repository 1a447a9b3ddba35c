/// What readers have at one commit of `main`: everything that an export needs, and nothing else.
package struct Edition: Sendable {
    /// The commit, 40 hexadecimal digits.
    package var commit: String
    /// When that commit was made; the page's "last updated".
    package var moment: Instant
    package var blog: Blog
    /// People by whom bylines are resolved.
    package var desk: Desk
    /// The bullets at the top, if the blog has any.
    package var summary: Entry?
    /// Published entries, oldest first, in the total order (published, id).
    package let outlines: Outlines
    /// What `EntryOutline.notes(on:)` tells of the entry at that place of `outlines`. Several threads may
    /// ask at once.
    package let notes: @Sendable (Int) -> Entry?
    /// The entries at these places of `outlines`, in order. Several threads may ask at once.
    package let read: @Sendable (Range<Int>) throws -> [Entry]

    /// An edition whose entries are read when they are wanted.
    ///
    /// - Parameter outlines: in the total order.
    package init(
        commit: String, moment: Instant, blog: Blog, desk: Desk, summary: Entry?,
        outlines: Outlines, notes: @escaping @Sendable (Int) -> Entry?,
        read: @escaping @Sendable (Range<Int>) throws -> [Entry]
    ) {
        self.commit = commit
        self.moment = moment
        self.blog = blog
        self.desk = desk
        self.summary = summary
        self.outlines = outlines
        self.notes = notes
        self.read = read
    }

    /// An edition of entries at hand; those that were never published are left out.
    package init(
        commit: String, moment: Instant, blog: Blog, desk: Desk, summary: Entry?, entries: [Entry]
    ) {
        let ordered = entries.filter { $0.published != nil }.sorted {
            ($0.published ?? .distantPast, $0.id) < ($1.published ?? .distantPast, $1.id)
        }
        self.init(
            commit: commit, moment: moment, blog: blog, desk: desk, summary: summary,
            outlines: Outlines(
                ordered.compactMap { EntryOutline($0, content: Self.name(of: $0)) }),
            notes: { EntryOutline.notes(on: ordered[$0]) }, read: { Array(ordered[$0]) })
    }

    /// Takes a pin off whose time is over at `moment`, though no commit took it off.
    package mutating func unpin(by moment: Instant) {
        if let until = blog.pin?.until, until <= moment { blog.pin = nil }
    }

    /// Has coverage go on, or not begin yet, where its own end and beginning say so of `moment`: a blog that was
    /// imported when it was over says so from its first commit on, and its readers had it live.
    package mutating func rewind(to moment: Instant) {
        guard blog.state == .ended, let end = blog.end, end > moment else { return }
        blog.state = blog.start.map { $0 > moment } == true ? .upcoming : .live
        blog.end = nil
    }

    /// All entries, oldest first.
    package func entries() throws -> [Entry] { try read(outlines.indices) }

    private static func name(of entry: Entry) -> UInt128 {
        UInt128(SHA256.hex(of: Array("\(entry)".utf8)).prefix(32), radix: 16) ?? 0
    }
}
