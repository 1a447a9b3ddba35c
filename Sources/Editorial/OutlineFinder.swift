internal import Synchronization

/// Finds entries by their ids: the first few by a look at each, more by a table. Several threads may ask.
package final class OutlineFinder: Sendable {
    private static let looks = 64

    private let count: Int
    /// The `EntryID.key` of the entry at a place.
    let key: @Sendable (Int) -> UInt128
    private let scan: @Sendable (UInt128) -> Int?
    /// The places of the entries whose id starts with a character, in order.
    let group: @Sendable (UInt8) -> [Int]
    private let known = Mutex<(looks: Int, places: [UInt128: Int])>((0, [:]))

    /// - Parameters:
    ///   - scan: the first place of a key by a look at each.
    ///   - group: the places of the entries whose id starts with a character, in order.
    package init(
        count: Int, key: @escaping @Sendable (Int) -> UInt128,
        scan: @escaping @Sendable (UInt128) -> Int?, group: @escaping @Sendable (UInt8) -> [Int]
    ) {
        self.count = count
        self.key = key
        self.scan = scan
        self.group = group
    }

    /// The first place of the id; nil if there is none.
    package func place(of id: EntryID) -> Int? {
        let wanted = id.key
        return known.withLock { known in
            known.looks += 1
            guard known.looks > Self.looks else { return scan(wanted) }
            if known.places.isEmpty {
                known.places.reserveCapacity(count)
                for place in (0..<count).reversed() { known.places[key(place)] = place }
            }
            return known.places[wanted]
        }
    }
}
