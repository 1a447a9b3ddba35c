package import Archive
package import Editorial
internal import Git

/// Why a publish did not happen although the workflow allows it: what the checks said.
package struct ChecksRefused: Error, Sendable {
    /// By entry, in the order asked for.
    package let results: [(id: EntryID, file: EntryFile, path: String, result: CheckResult)]
}

extension Shift {
    /// What was published.
    package struct PublishOutcome: Sendable {
        package let publication: Publication
        /// Every entry, with where it lies now.
        package let entries: [(id: EntryID, path: String, name: String)]
        /// What the checks said, by entry.
        package let results: [CheckResult]
        package let at: Instant
    }

    /// Publishes drafts in one commit: all of them or none.
    ///
    /// - Parameter overrides: reasons by rule, for findings that an editor answers for.
    /// - Throws: `Refusal`, `ChecksRefused`, `InvalidFile`, `ArchiveError`.
    package func publish(
        _ ids: [EntryID], overrides: [String: String] = [:]
    ) async throws -> PublishOutcome {
        let setting = try setting()
        var items: [PublishItem] = []
        for id in ids where !items.contains(where: { $0.chain.id == id }) {
            let chain = try blog.draft(id)
            let status = chain.status(setting.policy)
            try Workflow.decide(.publish, on: status, by: setting.person, policy: setting.policy)
            items.append(PublishItem(chain: chain, status: status, file: try chain.file()))
        }
        for index in items.indices {
            items[index].result = try await check(
                items[index].file, path: items[index].chain.path, event: .prePublish, setting)
        }
        let refused = items.filter {
            !$0.result.errors(overriding: overrides).isEmpty || !$0.result.failures.isEmpty
        }
        guard refused.isEmpty else {
            throw ChecksRefused(
                results: items.map { ($0.chain.id, $0.file, $0.chain.path, $0.result) })
        }
        let now = clock.now()
        var paths: [String] = []
        let publication = try await blog.publish(by: try committer(setting, at: now)) { tip in
            guard try blog.sameDesk(setting.tip, tip) else {
                throw ArchiveError(
                    .conflict, "the desk's rules changed while this was being published",
                    "Nothing was published. Try again under the new rules.")
            }
            let files = try items.map { try publishedFile($0, at: now, on: tip) }
            paths = files.map(\.path)
            return PublishingAct(
                files: files.map { ($0.path, $0.bytes) }, drafts: items.map(\.chain),
                message: publishMessage(items, overrides: overrides, setting, at: now))
        }
        return PublishOutcome(
            publication: publication,
            entries: zip(items, paths).map { ($0.chain.id, $1, $0.file.entry.name) },
            results: items.map(\.result), at: now)
    }

    /// A draft on its way out.
    struct PublishItem {
        let chain: DraftChain
        let status: DraftStatus
        let file: EntryFile
        var result = CheckResult()
    }

    /// The file as readers get it, and its place: `published` and `updated` are the act's own.
    private func publishedFile(
        _ item: PublishItem, at now: Instant, on tip: BlogRepository.Tip
    ) throws -> (path: String, bytes: [UInt8]) {
        let entry = item.file.entry
        guard item.chain.base != nil else {
            let path = EntryPath.of(entry.id, kind: entry.kind, title: entry.title, at: now)
            if try blog.git.entry(at: path, in: tip.tree) != nil {
                throw ArchiveError(
                    .conflict, "\(path) is in the blog already",
                    "`lb show \(entry.id)` shows it. Nothing was published.")
            }
            return (path, item.file.setting([("published", .time(now)), ("updated", nil)]))
        }
        return (
            item.chain.path,
            item.file.setting([
                ("published", .time(entry.published ?? now)), ("updated", .time(now)),
            ])
        )
    }

    private func publishMessage(
        _ items: [PublishItem], overrides: [String: String], _ setting: Setting, at now: Instant
    ) -> String {
        var trailers = Trailers()
        trailers.add(.act, Act.publish.rawValue)
        trailers.add(.by, setting.person.id)
        trailers.add(.through, setting.through?.id)
        for item in items {
            trailers.add(.entry, item.chain.id.description)
            trailers.add(.text, item.status.text)
            if let started = item.status.started {
                for writer in item.status.writers { trailers.add(.drafted, "\(writer) \(started)") }
            }
            for approval in approvals(of: item.status, setting, at: now) {
                trailers.add(.approved, "\(approval.by) \(approval.at)")
            }
            for ran in item.result.ran { trailers.add(.checked, ran) }
            for (rule, reason) in overrides.sorted(by: { $0.key < $1.key })
            where item.result.findings.contains(where: { $0.rule == rule }) {
                trailers.add(.override, "\(rule) \(reason)")
            }
        }
        let names = items.map(\.file.entry.name)
        let subject =
            names.count == 1 ? "publish: \(names[0])" : "publish: \(names.count) entries"
        return trailers.message(
            subject: subject, text: names.count == 1 ? nil : names.joined(separator: "\n"))
    }

    /// Those on record, and the publisher's own if they may approve.
    private func approvals(
        of status: DraftStatus, _ setting: Setting, at now: Instant
    ) -> [Approval] {
        let person = setting.person.id
        guard !status.approvals.contains(where: { $0.by == person }),
            !(setting.policy.fourEyes && status.isWritten(by: person))
        else { return status.approvals }
        return status.approvals + [Approval(by: person, at: now, text: status.text)]
    }

    /// Ends what a crash left open, if there is anything and if it can be done now; nobody waits for it.
    package func finishInterruptedWork() async {
        guard blog.isInterrupted else { return }
        _ = try? await blog.git.withLock(wait: .milliseconds(500)) {
            try await blog.finishInterrupted()
        }
    }
}
