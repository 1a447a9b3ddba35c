internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

extension Report {
    /// What became of an act on what readers see.
    static func publication(
        _ publication: Publication, did: String, json: Bool, console: Console
    ) throws {
        if json {
            try console.print(
                json: .fields([
                    "lb": .number(1), "did": .string(did),
                    "commit": .string(publication.commit.hex),
                ]))
        } else {
            try console.print(did)
        }
        try end(publication, console)
    }

    /// Says what is not as it should be, and ends with its own exit code if the disk had trouble.
    static func end(_ publication: Publication, _ console: Console) throws {
        afterwards(publication, console)
        if publication.trouble != nil { throw ExitCode(Exit.doneDespite.rawValue) }
        try trouble(publication.written, console)
    }

    /// Says where the clocks that an entry was planned by go otherwise than when it was planned.
    static func zoneChanges(_ entry: Shift.PublishedEntry, _ console: Console) {
        for change in entry.zoneChanges {
            console.note("  \(SafeText.forTerminal(SafeText.line(change)))")
        }
    }

    /// Says what is not as it should be although the act was done.
    static func afterwards(_ publication: Publication, _ console: Console) {
        for path in publication.kept {
            console.note(
                "lb: \(path) was changed by hand and stays as it is on disk; "
                    + "`git diff -- '\(path)'` shows how.")
        }
        if let postponed = publication.postponed {
            console.note(
                "lb: the draft's ref could not be deleted yet (\(Failure(postponed).message)).")
            console.note("    It is on no list, and goes with one of the next acts.")
        }
        if let trouble = publication.trouble {
            console.note("lb: published, but what follows it failed: \(Failure(trouble).message).")
            console.note("    The next lb command, or `lb status`, puts that right.")
        }
    }
}
