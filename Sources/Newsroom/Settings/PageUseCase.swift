package import Archive
package import Editorial

extension Shift {
    /// Keeps an entry at the top of the page; nil ends that.
    ///
    /// - Throws: `ArchiveError` if readers do not have the entry; `Refusal` if the person may not edit.
    package func pin(
        _ id: EntryID?, until: Instant? = nil
    ) async throws -> Publication {
        let name = try id.map { try publishedEntry($0).entry.name }
        let person = try setting().person.id
        let now = clock.now()
        if let until, until <= now {
            throw Refusal(
                .time, "the pin would end at \(until), which is over", "Say a time that is to come."
            )
        }
        return try await act(
            BlogAct(
                name: id == nil ? "unpin" : "pin", need: .edit,
                subject: name.map { "pin: \($0)" } ?? "unpin", entry: id)
        ) { tip in
            let file = try blog.blogFile(at: tip)
            guard let id else { return [(EntryPath.blog, file.settingPin(nil))] }
            let pin = Blog.Pin(entry: id, by: person, since: now, until: until)
            if let old = file.blog.pin, old.entry == id, old.until == until {
                return [(EntryPath.blog, file.bytes)]
            }
            return [(EntryPath.blog, file.settingPin(pin))]
        }
    }

    /// Ends the coverage, or takes it up again.
    package func setState(_ state: Blog.State) async throws -> Publication {
        let now = clock.now()
        return try await act(
            BlogAct(
                name: state == .ended ? "end" : "reopen", need: .edit,
                subject: state == .ended ? "end of the coverage" : "coverage goes on")
        ) { tip in
            let file = try blog.blogFile(at: tip)
            guard file.blog.state != state else { return [(EntryPath.blog, file.bytes)] }
            let bytes = file.setting([
                ("state", .text(state.rawValue)),
                ("end", state == .ended ? .time(now) : nil),
            ])
            return [(EntryPath.blog, bytes)]
        }
    }

    /// In which order readers see the entries.
    package func setOrder(_ order: Blog.Order) async throws -> Publication {
        try await act(
            BlogAct(name: "order", need: .edit, subject: "order: \(order.rawValue)")
        ) { tip in
            let file = try blog.blogFile(at: tip)
            guard file.blog.order != order else { return [(EntryPath.blog, file.bytes)] }
            return [(EntryPath.blog, file.setting([("order", .text(order.rawValue))]))]
        }
    }

    /// The published entry of that id.
    ///
    /// - Parameter evenTakenBack: whether a tombstone will do.
    /// - Throws: `ArchiveError` if readers do not have it, or if it was taken back.
    package func publishedEntry(
        _ id: EntryID, evenTakenBack: Bool = false
    ) throws -> (path: String, bytes: [UInt8], entry: Entry) {
        guard let (path, bytes) = try blog.published(id, at: blog.tip()) else {
            throw ArchiveError(
                .notFound, "\(id) is not published",
                "`lb list --published` shows what readers have.")
        }
        let entry = try EntryFile(bytes: bytes, path: path).entry
        guard evenTakenBack || entry.retracted == nil else {
            throw ArchiveError(
                .invalid, "\(id) was taken back", "`lb log \(id)` tells by whom and why.")
        }
        return (path, bytes, entry)
    }
}
