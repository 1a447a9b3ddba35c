internal import Editorial
internal import Git

/// A row for each entry file in their order, never published ones last: stretches of a block that stays
/// as it is, and of a small one of what came after it. A publish in a large blog appends one row and
/// leaves the others where they are.
struct OutlineRows: Sendable {
    /// An entry file that goes into a table.
    struct Row: Sendable {
        let path: String
        let blob: ObjectID
        /// Nil for a file that was never published.
        let outline: EntryOutline?
        let notes: Entry?
    }

    /// Rows that follow one another in one of the blocks.
    struct Run: Sendable, Hashable {
        /// Whether they are of the block of what came later.
        let isLater: Bool
        /// Their places in that block.
        let places: Range<Int>
    }

    typealias Key = (Int64, String)

    /// More runs or later rows than these are made into one block.
    private static let maximumRuns = 64
    private static let maximumLater = 256

    let base: OutlineBlock
    let later: OutlineBlock
    let runs: [Run]
    /// The place of each run's first row.
    private let starts: [Int]
    /// How many rows there are, and how many are of published entries.
    let count: Int
    let published: Int

    /// - Parameter published: how many rows are of published entries, which come first.
    init(base: OutlineBlock, later: OutlineBlock, runs: [Run], published: Int) {
        self.base = base
        self.later = later
        self.runs = runs
        var starts: [Int] = []
        var count = 0
        for run in runs {
            starts.append(count)
            count += run.places.count
        }
        self.starts = starts
        self.count = count
        self.published = min(max(published, 0), count)
    }

    /// All rows of one block.
    init(_ base: OutlineBlock, published: Int) {
        let runs = base.count == 0 ? [] : [Run(isLater: false, places: 0..<base.count)]
        self.init(base: base, later: OutlineBlock(), runs: runs, published: published)
    }

    /// Whether they are all rows of the base and nothing else.
    var isOneBlock: Bool { later.count == 0 && count == base.count }

    static func key(_ row: Row) -> Key {
        (row.outline?.published.seconds ?? .max, row.outline?.id.description ?? row.path)
    }

    // MARK: - Writing

    /// The rows that are kept, and new ones, in order.
    struct Part {
        /// Places of the rows that there are.
        var kept: Range<Int>
        /// Comes after them; nil: none.
        var new: Row?
    }

    /// The rows that these parts leave and bring.
    func changed(_ parts: [Part]) -> OutlineRows {
        var later = later
        var runs: [Run] = []
        var published = 0
        func add(_ run: Run) {
            if let last = runs.last, last.isLater == run.isLater,
                last.places.upperBound == run.places.lowerBound
            {
                runs[runs.count - 1] = Run(
                    isLater: run.isLater,
                    places: last.places.lowerBound..<run.places.upperBound)
            } else {
                runs.append(run)
            }
        }
        for part in parts {
            for run in self.runs(part.kept) { add(run) }
            published += part.kept.clamped(to: 0..<self.published).count
            guard let new = part.new else { continue }
            later.append(new)
            add(Run(isLater: true, places: later.count - 1..<later.count))
            published += new.outline == nil ? 0 : 1
        }
        let rows = OutlineRows(base: base, later: later, runs: runs, published: published)
        let isCrowded = runs.count > Self.maximumRuns || later.count > Self.maximumLater
        return isCrowded ? rows.joined : rows
    }

    /// The runs of the rows at these places.
    private func runs(_ places: Range<Int>) -> [Run] {
        zip(starts, runs).compactMap { start, run in
            let part = (start..<start + run.places.count).clamped(to: places)
            let first = run.places.lowerBound + part.lowerBound - start
            return part.isEmpty
                ? nil : Run(isLater: run.isLater, places: first..<first + part.count)
        }
    }

    /// The same rows in one block.
    var joined: OutlineRows {
        if isOneBlock { return self }
        var block = OutlineBlock()
        for run in runs { block.append(run.places, of: self.block(run)) }
        return OutlineRows(block, published: published)
    }

    // MARK: - Reading

    private func block(_ run: Run) -> OutlineBlock { run.isLater ? later : base }

    /// What a block says of the row at a place.
    private func at<Answer>(_ place: Int, _ read: (OutlineBlock, Int) -> Answer) -> Answer {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= place { low = middle } else { high = middle }
        }
        return read(block(runs[low]), runs[low].places.lowerBound + place - starts[low])
    }

    /// The runs of published rows, with the places of the first ones.
    private var publishedRuns: some Sequence<(Int, Run)> {
        let (starts, published) = (starts, published)
        return zip(starts, runs).lazy.filter { $0.0 < published }.map { start, run in
            let first = run.places.lowerBound
            let count = min(run.places.count, published - start)
            return (start, Run(isLater: run.isLater, places: first..<first + count))
        }
    }

    /// The id of a published entry, as `EntryID.key`.
    @Sendable func id(at place: Int) -> UInt128 { at(place) { $0.id(at: $1) } }

    /// The first place of a published entry's id; nil if there is none.
    @Sendable func place(of key: UInt128) -> Int? {
        for (start, run) in publishedRuns {
            if let found = block(run).place(of: key, in: run.places) {
                return start + found - run.places.lowerBound
            }
        }
        return nil
    }

    /// The places of published entries whose id starts with a character, in order.
    @Sendable func places(startingWith first: UInt8) -> [Int] {
        publishedRuns.flatMap { start, run in
            block(run).places(startingWith: first, in: run.places)
                .map { start + $0 - run.places.lowerBound }
        }
    }

    /// The places of the rows with a path.
    func places(ofPaths paths: Set<String>) -> [Int] {
        // The path itself is compared only where its end is right.
        let ends = paths.map { Array($0.utf8.suffix(EntryID.length + 3)) }
        guard !ends.isEmpty else { return [] }
        return zip(starts, runs).flatMap { start, run in
            let block = block(run)
            return run.places.filter { place in
                ends.contains { block.path(at: place, endsWith: $0) }
                    && paths.contains(block.path(at: place))
            }.map { start + $0 - run.places.lowerBound }
        }
    }

    func path(at place: Int) -> String { at(place) { $0.path(at: $1) } }

    /// Nil only where the bytes are not an id's, which cannot be.
    func blob(at place: Int) -> ObjectID? { at(place) { $0.blob(at: $1) } }

    /// By what rows are in order.
    func key(at place: Int) -> Key { at(place) { $0.key(at: $1) } }

    /// The outline of a published entry.
    @Sendable func outline(at place: Int) -> EntryOutline { at(place) { $0.outline(at: $1) } }

    /// What other places of a page tell of a published entry.
    func notes(at place: Int) -> Entry? { at(place) { $0.notes(at: $1) } }
}
