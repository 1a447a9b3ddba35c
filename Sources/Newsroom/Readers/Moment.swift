package import Archive
internal import Editorial
package import Git

/// What readers had at a moment.
package enum Moment {
    /// The commit of `main` that readers had at a time, as it was typed.
    ///
    /// A time without a day is one of the day of the last publish: of a blog that has ended, its last day.
    ///
    /// - Throws: `TimePhrase.Unclear`; `ArchiveError` for a time before the blog was started.
    package static func commit(_ phrase: String, in blog: BlogRepository) throws -> ObjectID {
        let tip = try blog.tip()
        let last = Instant(seconds: try blog.git.commit(tip.commit).committer.seconds)
        let zone = Zone(try blog.blogFile(at: tip).blog.timeZone)
        let time = try TimePhrase.read(phrase, now: last, rules: zone.rules).time
        var found: ObjectID?
        try blog.git.eachFirstParent(from: tip.commit) { commit in
            if commit.committer.seconds <= time.utc.seconds { found = commit.id }
            return found == nil
        }
        guard let found else {
            throw ArchiveError(
                .notFound,
                "the blog was started after \(time.wall.time()) on \(time.wall.rfc3339.prefix(10))",
                "`lb log -n 1000` tells when things were published.")
        }
        return found
    }
}
