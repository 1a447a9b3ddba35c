package import Archive
package import Editorial
package import Git

/// What readers had at a moment: the newest commit of main's own history that was made by then.
package enum Moment {
    /// A moment that somebody typed as RFC 3339, `2016-02-10 08:40`, or `08:40` on the day of the
    /// blog's last act, by the blog's clock; nil if it is none. A weekday is the last one.
    ///
    /// - Throws: `DeskError` for a day without a time.
    package static func read(_ text: String, in blog: BlogRepository) throws -> Instant? {
        let tip = try blog.tip()
        let last = Instant(seconds: try blog.git.commit(tip.commit).committer.seconds)
        let zone = Zone(try blog.blogFile(at: tip).blog.timeZone)
        guard !TimePhrase.isDay(text) else {
            let day = SafeText.line(text)
            let end = try? TimePhrase.readPast("\(text) 23:59", now: last, rules: zone.rules)
            if let end {
                let first = try first(in: blog)
                guard first <= Instant(seconds: end.seconds + 59) else {
                    throw DeskError(
                        "readers had nothing on \(day)", "The blog's first act was at \(first).")
                }
            }
            throw DeskError(
                "'\(day)' is a day, and readers had more than one page on it",
                "Add the time: \"\(day) 18:00\".")
        }
        do throws(TimePhrase.Unclear) {
            return try TimePhrase.readPast(text, now: last, rules: zone.rules)
        } catch {
            return nil
        }
    }

    /// The present as the blog has it: what the clock shows, or the time of main's newest commit where that
    /// is later, as in a demonstration.
    package static func now(_ clock: Instant, in blog: BlogRepository) throws -> Instant {
        max(clock, Instant(seconds: try blog.git.commit(blog.tip().commit).committer.seconds))
    }

    /// When the blog began: the time of the oldest commit of main's own history.
    private static func first(in blog: BlogRepository) throws -> Instant {
        var first = Instant(seconds: 0)
        try blog.git.eachFirstParent(from: blog.tip().commit) { commit in
            first = Instant(seconds: commit.committer.seconds)
            return true
        }
        return first
    }

    /// - Parameter now: what the clocks show.
    /// - Throws: `DeskError` if the blog was not there yet, or for a moment that has not come.
    package static func commit(
        at moment: Instant, now: Instant, in blog: BlogRepository
    ) throws -> ObjectID {
        guard try moment <= Self.now(now, in: blog) else {
            throw DeskError(
                "\(moment) has not come yet",
                "Without --as-of you have what readers have now; `lb schedule` lists what is due.")
        }
        let tip = try blog.tip().commit
        var found: ObjectID?
        var first: Instant?
        try blog.git.eachFirstParent(from: tip) { commit in
            let made = Instant(seconds: commit.committer.seconds)
            if made <= moment { found = commit.id }
            first = made
            return found == nil
        }
        if let found { return found }
        throw DeskError(
            "readers had nothing at \(moment)",
            "The blog's first act was at \(first?.description ?? "no time that git knows").")
    }
}
