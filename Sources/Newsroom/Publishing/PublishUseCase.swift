package import Archive
package import Editorial
internal import Git

/// Why a publish did not happen although the workflow allows it: what the checks said.
package struct ChecksRefused: Error, Sendable {
    /// By entry, in the order asked for.
    package let results: [(id: EntryID, file: EntryFile, path: String, result: CheckResult)]
}

extension Shift {
    /// How drafts are to be published.
    package struct PublishOrder: Sendable {
        /// Reasons by rule, for findings that an editor answers for.
        package var overrides: [String: String] = [:]
        /// Why nobody else has looked at the text; nil where somebody has.
        package var withoutReview: String?
        /// When it was planned for, where it was.
        package var planned: PlannedTime?

        package init() {}
    }

    /// What was published.
    package struct PublishOutcome: Sendable {
        package let publication: Publication
        /// Every entry, with where it lies now.
        package let entries: [PublishedEntry]
        /// What the checks said, by entry.
        package let results: [CheckResult]
        package let at: Instant
        /// The blog before it, for the hooks that run afterwards.
        let before: Setting
    }

    /// An entry that was published, and what that did for readers.
    package struct PublishedEntry: Sendable {
        package let id: EntryID
        package let path: String
        package let name: String
        package let purpose: DraftPurpose
        /// The file as readers have it.
        package let file: [UInt8]
        /// What has become of the zones of its schedule and embargo, a sentence each without a full stop.
        package let zoneChanges: [String]
    }

    /// Publishes drafts in one commit: all of them or none.
    ///
    /// - Throws: `Refusal`, `ChecksRefused`, `InvalidFile`, `ArchiveError`.
    package func publish(
        _ ids: [EntryID], _ order: PublishOrder = PublishOrder()
    ) async throws -> PublishOutcome {
        let setting = try setting()
        var items = try items(ids, order, setting)
        for index in items.indices where items[index].purpose != .retract {
            items[index].result = try await check(
                items[index].file, path: items[index].chain.path, event: .prePublish, setting)
        }
        let refused = items.filter {
            !$0.result.errors(overriding: order.overrides).isEmpty || !$0.result.failures.isEmpty
        }
        guard refused.isEmpty else {
            throw ChecksRefused(
                results: items.map { ($0.chain.id, $0.file, $0.chain.path, $0.result) })
        }
        let now = clock.now()
        var published: [(path: String, bytes: [UInt8])] = []
        let publication = try await blog.publish(by: try committer(setting, at: now)) { tip in
            guard try blog.sameDesk(setting.tip, tip) else {
                throw ArchiveError(
                    .conflict, "the desk's rules changed while this was being published",
                    "Nothing was published. Try again under the new rules.")
            }
            published = try items.map { try publishedFile($0, at: now, on: tip) }
            var changes: [(path: String, bytes: [UInt8]?)] = published.map { ($0.path, $0.bytes) }
            if let unpinned = try unpinning(items, on: tip) {
                changes.append((EntryPath.blog, unpinned))
            }
            return PublishingAct(
                files: changes, drafts: items.map(\.chain),
                message: publishMessage(items, order, setting, at: now),
                awaitingLook: order.withoutReview == nil ? [] : items.map(\.chain.id))
        }
        return PublishOutcome(
            publication: publication,
            entries: zip(items, published).map {
                PublishedEntry(
                    id: $0.chain.id, path: $1.path, name: $0.file.entry.name, purpose: $0.purpose,
                    file: $1.bytes, zoneChanges: $0.status.zoneChanges(clocks.rules))
            },
            results: items.map(\.result), at: now, before: setting)
    }

    /// Runs the `post-publish` hooks over what went out; it is out whatever they say.
    ///
    /// - Returns: what they said, by entry; nothing where the blog has no such hooks. A hook that could
    ///   not be run is a failure among the others.
    package func runHooksAfter(_ outcome: PublishOutcome) async -> [CheckResult] {
        let event = CheckRequest.Event.postPublish
        guard (try? blog.hooks(of: event.rawValue, at: outcome.before.tip).isEmpty) == false
        else { return [] }
        let checker = checker(outcome.before)
        var results: [CheckResult] = []
        for entry in outcome.entries {
            do {
                let file = try EntryFile(bytes: entry.file, path: entry.path)
                results.append(try await checker.check(file, path: entry.path, event: event))
            } catch {
                results.append(
                    CheckResult(failures: ["The hooks after publishing could not run: \(error)"]))
            }
        }
        return results
    }

    /// A draft on its way out.
    struct PublishItem {
        let chain: DraftChain
        let status: DraftStatus
        let file: EntryFile
        var result = CheckResult()

        /// A change of what was published before is an update if nobody said otherwise.
        var purpose: DraftPurpose {
            status.purpose == .publish && chain.base != nil ? .update : status.purpose
        }
    }

    private func items(
        _ ids: [EntryID], _ order: PublishOrder, _ setting: Setting
    ) throws -> [PublishItem] {
        var items: [PublishItem] = []
        for id in ids where !items.contains(where: { $0.chain.id == id }) {
            let chain = try blog.draft(id)
            let status = try chain.status(setting.desk).lifting { hold in
                guard case .published(let other) = hold.until else { return false }
                return try ids.contains(other) || blog.published(other, at: setting.tip) != nil
            }
            do {
                try Workflow.decide(
                    order.withoutReview == nil ? .publish : .breakGlass, on: status,
                    by: setting.person, policy: setting.policy, clocks: clocks)
            } catch {
                throw error.about(id, chain.name)
            }
            let item = PublishItem(chain: chain, status: status, file: try chain.file())
            if item.purpose != .retract {
                try requireMedia(of: item.file, chain, setting)
                try requireNotTakenBack(chain, setting)
            }
            items.append(item)
        }
        return items
    }

    /// Refuses a change of what was retracted or redacted since it was started; one that starts from the tombstone
    /// brings the entry back on purpose.
    private func requireNotTakenBack(_ chain: DraftChain, _ setting: Setting) throws {
        guard let base = chain.base,
            try (try? blog.git.commit(base)).flatMap({
                try blog.git.entry(at: chain.path, in: $0.tree)
            }) != blog.git.entry(at: chain.path, in: setting.tip.tree),
            let bytes = try blog.file(chain.path, in: setting.tip.tree, limit: Limits.entryBytes),
            Self.entry(bytes, path: chain.path)?.retracted != nil
        else { return }
        throw ArchiveError(
            .conflict, "\(chain.id) was taken back; readers see why",
            "Nothing was published. `lb spike \(chain.id)` puts this draft aside.")
    }

    /// The file as readers get it, and its place: `published` and `updated` are the act's own.
    private func publishedFile(
        _ item: PublishItem, at now: Instant, on tip: BlogRepository.Tip
    ) throws -> (path: String, bytes: [UInt8]) {
        let entry = item.file.entry
        guard let base = item.chain.base else {
            let path = EntryPath.of(entry.id, kind: entry.kind, title: entry.title, at: now)
            if try blog.git.entry(at: path, in: tip.tree) != nil
                || blog.published(entry.id, at: tip) != nil
            {
                throw ArchiveError(
                    .conflict,
                    "\(entry.kind == .summary ? "the summary" : "\(entry.id)") was published already",
                    entry.kind == .summary
                        ? "Nothing was published. `lb summary edit` changes what readers have, "
                            + "`lb show \(entry.id)` shows this draft of it."
                        : "Nothing was published. `lb show \(entry.id)` shows it.")
            }
            return (path, item.file.setting([("published", .time(now)), ("updated", nil)]))
        }
        let started = try (try? blog.git.commit(base)).flatMap {
            try blog.git.entry(at: item.chain.path, in: $0.tree)
        }
        guard let started,
            try blog.git.entry(at: item.chain.path, in: tip.tree)?.id == started.id
        else {
            throw ArchiveError(
                .conflict, "\(entry.id) was changed on main after this draft of it was started",
                "Nothing was published. `lb edit \(entry.id)` brings both texts together; "
                    + "`lb diff \(entry.id) --published` shows what differs.")
        }
        return (
            item.chain.path,
            item.file.setting([
                ("published", .time(entry.published ?? now)), ("updated", .time(now)),
            ])
        )
    }

    /// `blog.yml` without its pin, if one of the entries is taken back that is pinned.
    private func unpinning(
        _ items: [PublishItem], on tip: BlogRepository.Tip
    ) throws -> [UInt8]? {
        let retracted = items.filter { $0.purpose == .retract }.map(\.chain.id)
        guard !retracted.isEmpty else { return nil }
        let file = try blog.blogFile(at: tip)
        guard let pin = file.blog.pin, retracted.contains(pin.entry) else { return nil }
        return file.settingPin(nil)
    }

    /// Ends what a crash left open, if there is anything and if it can be done now; nobody waits for it.
    package func finishInterruptedWork() async {
        guard blog.isInterrupted else { return }
        _ = try? await blog.git.withLock(wait: .milliseconds(500)) {
            try await blog.finishInterrupted()
        }
    }
}
