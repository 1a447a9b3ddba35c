package import Archive
package import Editorial
package import Git

/// What readers would have if a draft were published now.
package struct DraftPreview {
    package let edition: Edition
    /// The tree of the draft, with its new media.
    package let tree: ObjectID

    /// - Throws: `ArchiveError` without such a draft, `InvalidFile` if it does not read, `Refusal` while
    ///   it is under embargo: until then it is not served, not even to a browser of this machine.
    package init(of id: EntryID, in blog: BlogRepository, now: Instant) throws {
        let draft = try blog.draft(id)
        let desk = try blog.deskFile(at: blog.tip()).desk
        if let embargo = draft.status(desk).embargo {
            try Workflow.checkEmbargo(embargo, Clocks(now: now, rules: Zone.rules(of:)))
        }
        var entry = try draft.file().entry
        let published = try blog.edition(at: blog.tip().commit)
        var entries = try published.entries().filter { $0.id != id }
        let isRevision = draft.base != nil
        entry.published = entry.published ?? now
        if isRevision { entry.updated = now }
        var summary = published.summary
        if entry.kind == .summary { summary = entry } else { entries.append(entry) }
        tree = try blog.git.commit(draft.tip).tree
        edition = Edition(
            commit: draft.tip.hex, moment: now, blog: published.blog, desk: published.desk,
            summary: summary, entries: entries)
    }
}
