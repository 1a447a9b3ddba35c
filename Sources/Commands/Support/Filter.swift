internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

/// Whose, with which tag, and when; the same options wherever something is listed or counted.
struct Filter: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only what PERSON wrote part of; of acts, those that PERSON did, or whose text they drafted.",
            valueName: "person"))
    var author: String?

    @Option(
        help: ArgumentHelp(
            "Only entries with this tag, in capitals or not; the option again for others as well.",
            valueName: "tag"))
    var tag: [String] = []

    @Option(help: ArgumentHelp("Only what happened since then.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Only what happened before then.", valueName: "time"))
    var until: String?

    var isEmpty: Bool { author == nil && tag.isEmpty && since == nil && until == nil }

    /// For a command that lists without an id, and does something else with one.
    ///
    /// - Throws: `ValidationError`.
    static func goes(with list: Bool, isEmpty: Bool) throws {
        if !list && !isEmpty {
            throw ValidationError("Filters choose from the list; with an id there is none.")
        }
    }

    /// What was asked for; open where nothing was.
    struct Wanted {
        let author: String?
        /// In small letters.
        fileprivate let tags: Set<String>
        let since: Instant
        let until: Instant?

        var hasTags: Bool { !tags.isEmpty }

        func takes(_ time: Instant?) -> Bool {
            let time = time ?? .distantPast
            return since <= time && (until.map { time < $0 } ?? true)
        }

        func takes(tags found: [String]) -> Bool {
            tags.isEmpty || found.contains { tags.contains($0.lowercased()) }
        }

        func takes(by person: String?) -> Bool { author == nil || author == person }

        /// Whether an entry has one of the tags, and the person among its bylines.
        func takes(_ entry: Entry) -> Bool {
            takes(tags: entry.tags)
                && (author == nil || entry.byline.contains { $0.person == author })
        }
    }

    /// - Throws: `TimePhrase.Unclear` for what is no time; `Failure` if it ends before it starts.
    func wanted(_ shift: Shift) throws -> Wanted {
        let wanted = Wanted(
            author: author, tags: Set(tag.map { $0.lowercased() }),
            since: try past(since, shift) ?? .distantPast, until: try past(until, shift))
        if let until = wanted.until, until <= wanted.since {
            throw Failure(
                .usage, "--until \(SafeText.line(self.until ?? "")) is not after --since",
                remedy: "Turn them round.")
        }
        return wanted
    }

    /// A time that is over, as somebody types it for `--since`.
    private func past(_ phrase: String?, _ shift: Shift) throws -> Instant? {
        guard let phrase else { return nil }
        let zone = Zone(try shift.blog.blogFile(at: shift.blog.tip()).blog.timeZone)
        let now = try Moment.now(shift.clock.now(), in: shift.blog)
        return try TimePhrase.readPast(phrase, now: now, rules: zone.rules)
    }

    /// Refuses a person or a tag that there is not, with those that there are.
    ///
    /// What something was found by exists: a byline may name somebody who has left the desk.
    ///
    /// - Throws: `Failure`.
    func refuseUnknown(_ shift: Shift, foundSome: Bool) throws {
        if let author, !foundSome {
            let desk = try shift.blog.deskFile(at: shift.blog.tip()).desk
            guard desk.person(author) != nil else {
                let people = desk.people.map { SafeText.line($0.id) }
                throw Failure(
                    .notFound, "nobody on the desk is '\(SafeText.line(author))'",
                    remedy: "There are \(people.joined(separator: ", ")).")
            }
        }
        guard !tag.isEmpty, !foundSome || tag.count > 1 else { return }
        let known = try shift.tags()
        for tag in tag where !known.contains(where: { $0.lowercased() == tag.lowercased() }) {
            let name = SafeText.line(tag)
            throw Failure(
                .notFound, "no entry and no draft has the tag '\(name)'",
                remedy: Spelling.nearest(to: name.lowercased(), in: known.map { $0.lowercased() })
                    .map { "Did you mean '\($0)'?" }
                    ?? (known.isEmpty
                        ? "None has any: they stand behind `tags:` in the text's head."
                        : "There are \(known.map { SafeText.line($0) }.joined(separator: ", "))."))
        }
    }
}

/// Which drafts a command is about; the same options everywhere.
struct DraftFilter: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only drafts in this state: draft, submitted, returned, approved, scheduled, spiked; "
                + "or published. Several with commas, or the option again."))
    var state: [String] = []

    @OptionGroup var filter: Filter

    var isEmpty: Bool { state.isEmpty && filter.isEmpty }

    /// Empty for any but spiked and published ones.
    ///
    /// - Throws: `Failure` for a state that there is not.
    var wantedStates: Set<DraftState> {
        get throws {
            var states: Set<DraftState> = []
            for word in state.flatMap({ $0.split(separator: ",") }) {
                guard let wanted = DraftState(rawValue: word.lowercased()) else {
                    throw Failure(
                        .usage, "there is no state '\(SafeText.line(word))'",
                        remedy: "States are "
                            + DraftState.allCases.map(\.rawValue).joined(separator: ", ") + ".")
                }
                states.insert(wanted)
            }
            return states
        }
    }

    /// Which drafts are asked for; open where nothing was.
    struct Wanted {
        /// Empty for any but spiked ones.
        let states: Set<DraftState>
        let filter: Filter.Wanted

        func takes(_ chain: DraftChain, _ status: DraftStatus) -> Bool {
            (states.isEmpty || states.contains(status.state))
                && (filter.author.map(status.isWritten) ?? true) && filter.takes(status.changed)
                && (!filter.hasTags || filter.takes(tags: chain.tags))
        }
    }

    /// For a command that is about drafts alone.
    ///
    /// - Throws: as `Filter.wanted`; `Failure` for a state that there is not, or that no draft has.
    func wanted(_ shift: Shift) throws -> Wanted {
        let states = try wantedStates
        guard !states.contains(.published) else {
            throw Failure(
                .usage, "what is published is no draft any more",
                remedy: "`lb list --published` lists it.")
        }
        return Wanted(states: states, filter: try filter.wanted(shift))
    }
}

extension DraftChain {
    /// The tags of its text; none where it does not read.
    var tags: [String] { (try? file().entry.tags) ?? [] }
}
