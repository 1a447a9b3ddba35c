/// Meanings of single words by their hashes: a small table of places, and the meanings side by side.
///
/// Made anew by each run of the program, so that filling it is what counts; a dictionary takes three
/// times as long. The hashes are good ones already (`WordHash`) and are not hashed again.
struct WordTable: Sendable {
    private var keys: [UInt64] = []
    private var meanings: [Lexicon.Meaning] = []
    /// One more than the index of a word; 0 where none is. A power of two, at most half full.
    private var places: [UInt32] = []

    /// - Parameter count: how many words are expected.
    init(count: Int) {
        keys.reserveCapacity(count)
        meanings.reserveCapacity(count)
        var size = 16
        while size < count * 2 { size *= 2 }
        places = [UInt32](repeating: 0, count: size)
    }

    var count: Int { keys.count }

    subscript(hash: UInt64) -> Lexicon.Meaning? {
        let place = places[slot(of: hash)]
        return place == 0 ? nil : meanings[Int(place) - 1]
    }

    /// Changes what is known of a word, from nothing if it is new.
    mutating func change(_ hash: UInt64, _ change: (inout Lexicon.Meaning) -> Void) {
        let slot = slot(of: hash)
        if places[slot] != 0 { return change(&meanings[Int(places[slot]) - 1]) }
        var meaning = Lexicon.Meaning()
        change(&meaning)
        keys.append(hash)
        meanings.append(meaning)
        places[slot] = UInt32(keys.count)
        if keys.count * 2 > places.count { grow() }
    }

    /// Where a word is, or would be put: the places after its own are tried in turn.
    private func slot(of hash: UInt64) -> Int {
        let mask = places.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
        while places[slot] != 0, keys[Int(places[slot]) - 1] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 2)
        for (index, key) in keys.enumerated() { places[slot(of: key)] = UInt32(index + 1) }
    }
}
