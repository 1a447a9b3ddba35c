internal import Editorial
internal import Git

/// What the blog remembers of its published entries, on the disk of this clone.
///
/// Derived from `main` and worth nothing by itself: deleted, damaged or of another format, it is built
/// anew. It grows by a segment for each step of `main`; segments of like size are put together.
package final class FactIndex {
    private let blog: BlogRepository
    /// The layout of the files and what the facts mean; an index of another format is not read.
    private let format: Int
    private let folder: String
    private var state: FactState?
    private var segments: [FactSegment] = []

    /// Of a blog built anew, the newest entries are remembered.
    package static let mostEntries = 10_000
    /// Entries that are read from one word of progress to the next.
    private static let atOnce = 1024
    private static let entryKeySeed: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// What to remember of an entry's file.
    package typealias Reading = @Sendable (_ path: String, _ bytes: [UInt8]) -> [StoredFact]

    package init(_ blog: BlogRepository, format: Int) {
        self.blog = blog
        self.format = format
        folder = blog.privateFolder + "/index/facts"
    }

    /// Brings the index to a tip of `main`; entries that have not changed are not read.
    ///
    /// - Parameters:
    ///   - facts: what to remember of an entry's file; asked on several cores where there are many.
    ///   - progress: hears how many of how many entries are read.
    package func update(
        to tip: BlogRepository.Tip, _ facts: Reading,
        progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws {
        if state == nil, (try? open()) == nil {
            state = nil
            segments = []
        }
        if state?.commit == tip.commit { return }
        do {
            try advance(to: tip, facts, progress)
        } catch is FactIndexFault {
            state = nil
            segments = []
            try advance(to: tip, facts, progress)
        }
    }

    /// The facts of some keys, oldest entry first, at most `most` for each key.
    ///
    /// - Returns: nil if the index turns out to be damaged; it is built anew by the next `update`.
    package func facts(for keys: Set<UInt64>, most: Int) -> [StoredFact]? {
        do {
            return try look(keys, most: most)
        } catch {
            discard()
            return nil
        }
    }

    /// Forgets everything.
    package func discard() {
        state = nil
        segments = []
        CacheFile.removeFolder(folder)
    }

    // MARK: Reading

    private func open() throws {
        guard let bytes = try DurableFile.read(folder + "/state", limit: 1 << 20),
            let state = FactState(bytes, format: format)
        else { throw FactIndexFault.unusable }
        segments = try state.segments.map {
            try FactSegment(name: $0, path: "\(folder)/\($0)")
        }
        self.state = state
    }

    private func look(_ keys: Set<UInt64>, most: Int) throws(FactIndexFault) -> [StoredFact] {
        var found: [StoredFact] = []
        for segment in segments {
            var places = Set<Int>()
            for key in keys { places.formUnion(try segment.places(of: key, most: most)) }
            for place in places.sorted() { found.append(try segment.fact(at: place)) }
        }
        var versions: [String: UInt64] = [:]
        for name in Set(found.map(\.entry)) where !name.isEmpty {
            versions[name] = try version(of: name)
        }
        return found.filter { $0.entry.isEmpty || versions[$0.entry] == $0.version }
            .sorted { ($0.time, $0.entry) < ($1.time, $1.entry) }
    }

    /// The version of an entry that readers have; nil if it is not in the blog.
    private func version(of name: String) throws(FactIndexFault) -> UInt64? {
        for segment in segments.reversed() {
            guard let place = try segment.places(of: Self.key(ofEntry: name), most: 1).first else {
                continue
            }
            return try segment.fact(at: place).version
        }
        return nil
    }

    private static func key(ofEntry name: String) -> UInt64 {
        FactSum(Array(name.utf8)[...]).value ^ entryKeySeed
    }

    // MARK: Growing

    private func advance(
        to tip: BlogRepository.Tip, _ facts: Reading, _ progress: (Int, Int) -> Void
    ) throws {
        var before: ObjectID?
        if let state, let old = try? blog.git.commit(state.commit) {
            before = old.tree
        } else {
            segments = []
        }
        let files = try changedFiles(from: before, to: tip.tree)
        var read: [[StoredFact]] = []
        for start in stride(from: 0, to: files.count, by: Self.atOnce) {
            read += inParallel(min(Self.atOnce, files.count - start)) { index in
                let file = files[start + index]
                return file.bytes.map { facts(file.path, $0) } ?? []
            }
            progress(read.count, files.count)
        }
        var new: [StoredFact] = []
        var seen = Set<StoredFact>()
        for (file, read) in zip(files, read) {
            guard let id = EntryPath.id(in: file.path)?.description else { continue }
            var mark = StoredFact(keys: [Self.key(ofEntry: id)], entry: id, time: 0, body: [])
            if let bytes = file.bytes {
                mark.version = FactSum(bytes[...]).value
                for var fact in read {
                    if fact.entry.isEmpty {
                        guard seen.insert(fact).inserted, try !isKnown(fact) else { continue }
                    } else {
                        fact.version = mark.version
                    }
                    new.append(fact)
                }
            }
            new.append(mark)
        }
        try add(new, at: tip.commit)
    }

    /// Entries that differ between two trees; without an old one, the newest entries.
    private func changedFiles(
        from before: ObjectID?, to after: ObjectID
    ) throws -> [(path: String, bytes: [UInt8]?)] {
        let paths: [String]
        if let before {
            paths = try blog.git.differences(from: before, to: after).map(\.path)
        } else {
            paths = try blog.entryPaths(in: after).suffix(Self.mostEntries)
        }
        return try paths.filter { EntryPath.id(in: $0) != nil }.map {
            ($0, try blog.file($0, in: after, limit: Limits.entryBytes))
        }
    }

    /// Whether a fact that no single entry owns is there already.
    private func isKnown(_ fact: StoredFact) throws(FactIndexFault) -> Bool {
        guard let key = fact.keys.first else { return true }
        for segment in segments {
            for place in try segment.places(of: key, most: 8)
            where try segment.fact(at: place).body == fact.body { return true }
        }
        return false
    }

    private func add(_ facts: [StoredFact], at commit: ObjectID) throws {
        var facts = facts
        var old: [String] = []
        var size = facts.reduce(0) { $0 + $1.body.count + 64 }
        // Small ones are put together, so that a long day does not leave hundreds.
        while let last = segments.last, last.size < max(1 << 14, size * 4) {
            facts = try last.all() + facts
            size += last.size
            old.append(last.name)
            segments.removeLast()
        }
        var bytes: [UInt8]?
        let name = String(UInt64.random(in: .min ... .max), radix: 36)
        if !facts.isEmpty {
            let all = FactSegmentWriter.bytes(of: current(facts))
            segments.append(try FactSegment(name: name, bytes: all))
            bytes = all
        }
        state = FactState(commit: commit, segments: segments.map(\.name))
        save(bytes, as: name, without: old)
    }

    /// The facts without those that a later version of their entry no longer says.
    private func current(_ facts: [StoredFact]) -> [StoredFact] {
        var last: [String: Int] = [:]
        for (index, fact) in facts.enumerated() where isMark(fact) { last[fact.entry] = index }
        return facts.enumerated().filter { index, fact in
            guard let mark = last[fact.entry] else { return true }
            return isMark(fact) ? index == mark : facts[mark].version == fact.version
        }.map(\.element)
    }

    /// Whether it says which version of an entry readers have, and nothing else.
    private func isMark(_ fact: StoredFact) -> Bool {
        !fact.entry.isEmpty && fact.keys == [Self.key(ofEntry: fact.entry)]
    }

    /// Keeps the new state for the next run. Where that cannot be done, this run has it in memory.
    private func save(_ bytes: [UInt8]?, as name: String, without old: [String]) {
        guard let state else { return }
        if let bytes {
            guard CacheFile.write(bytes, to: "\(folder)/\(name)") else { return }
        }
        guard CacheFile.write(Array(state.text(format: format).utf8), to: folder + "/state") else {
            return
        }
        for each in old { CacheFile.remove("\(folder)/\(each)") }
    }
}
