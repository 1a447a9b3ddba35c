internal import Archive
internal import Checks
internal import Editorial

extension BlogRepository {
    /// The words of a language as this blog knows them: the program's lists and its own.
    func lexicon(_ tag: String, at tip: Tip) throws -> Lexicon {
        Lexicon.named(tag, adding: try wordLists(tag, at: tip).map(\.bytes))
    }
}

/// What the blog said before, as the checks need it, from the index of facts.
struct BlogMemory {
    private let blog: BlogRepository
    private let lexicon: Lexicon
    private let index: FactIndex
    private let progress: Shift.Progress

    /// How many of the newest entries a summary is held against word for word.
    private static let mostSummarised = 30

    init(_ blog: BlogRepository, _ lexicon: Lexicon, progress: @escaping Shift.Progress) {
        self.blog = blog
        self.progress = progress
        self.lexicon = lexicon
        // Words mean other things in another language, so its index is another one.
        let language = Int(lexicon.identity & 0xFFFF_FFFF)
        index = FactIndex(blog, format: Remembered.format << 32 | language)
    }

    /// What other published entries say of the things that an entry speaks of.
    func earlier(than entry: Entry, at tip: BlogRepository.Tip) throws -> HookDocument.Earlier {
        let text = MarkdownText(entry.body, lexicon).text
        let keys = MemoryQuestion.keys(text: text, entry: entry)
        let facts = try facts(for: keys, at: tip)
        return HookDocument.Earlier(
            facts: collected(facts, before: entry),
            summarised: entry.kind == .summary ? try newest(at: tip) : nil)
    }

    private func facts(
        for keys: Set<UInt64>, at tip: BlogRepository.Tip
    ) throws -> [StoredFact] {
        let read = Self.reading(lexicon)
        try index.update(to: tip, read, progress: progress)
        if let facts = index.facts(for: keys, most: MemoryQuestion.mostPerKey) { return facts }
        // Damaged: once more, from the entries.
        try index.update(to: tip, read, progress: progress)
        return index.facts(for: keys, most: MemoryQuestion.mostPerKey) ?? []
    }

    /// What is remembered of an entry.
    private static func reading(_ lexicon: Lexicon) -> FactIndex.Reading {
        { path, bytes in
            guard let entry = try? EntryFile(bytes: bytes, path: path).entry else { return [] }
            let facts = EntryFacts(text: MarkdownText(entry.body, lexicon).text, entry: entry)
            return Remembered.all(of: facts).map { each in
                StoredFact(
                    keys: each.keys, entry: each.isShared ? "" : facts.entry,
                    time: each.isShared ? 0 : entry.published?.seconds ?? 0, body: each.body)
            }
        }
    }

    /// By entry, in the order of the facts.
    private func collected(_ facts: [StoredFact], before own: Entry) -> [EntryFacts] {
        // Later entries are held against this one, not this one against them.
        let end = own.kind == .summary ? .max : own.published?.seconds ?? .max
        let id = own.id.description
        var result: [EntryFacts] = []
        for fact in facts where fact.entry != id && fact.time <= end {
            if result.last?.entry != fact.entry { result.append(EntryFacts(entry: fact.entry)) }
            Remembered.add(fact.body, to: &result[result.count - 1])
        }
        return result
    }

    /// The Markdown of the newest entries, oldest first.
    private func newest(at tip: BlogRepository.Tip) throws -> [String] {
        let paths = try blog.newestEntryPaths(in: tip.tree, limit: Self.mostSummarised)
        return try paths.reversed().compactMap { path in
            guard let bytes = try blog.file(path, in: tip.tree, limit: Limits.entryBytes) else {
                return nil
            }
            return try? EntryFile(bytes: bytes, path: path).entry.body
        }
    }
}
