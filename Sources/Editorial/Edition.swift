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
    package var entries: [Entry]

    package init(
        commit: String, moment: Instant, blog: Blog, desk: Desk, summary: Entry?, entries: [Entry]
    ) {
        self.commit = commit
        self.moment = moment
        self.blog = blog
        self.desk = desk
        self.summary = summary
        self.entries = entries.sorted {
            ($0.published ?? .distantPast, $0.id) < ($1.published ?? .distantPast, $1.id)
        }
    }
}
