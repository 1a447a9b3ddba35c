/// A set of positions as git stores it in a split index: an EWAH-compressed bitmap.
///
/// Follows the appendix of git's `bitmap-format`: words of 64 bits, runs of equal words told by a marker
/// (bit 0: which; bits 1 to 32: how many; bits 33 to 63: how many literal words follow).
enum Bitmap {
    /// The bitmap of some positions, which are sorted and come once.
    static func encode(_ positions: [Int]) -> [UInt8] {
        var words: [UInt64] = [0]
        var marker = 0
        // How many words are written or told by a run.
        var covered = 0
        for position in positions {
            let word = position / 64
            if word >= covered {
                let gap = word - covered
                if gap > 0, words.count > 1 {
                    marker = words.count
                    words.append(0)
                }
                words[marker] |= UInt64(gap) << 1
                words[marker] += 1 << 33
                words.append(0)
                covered = word + 1
            }
            words[words.count - 1] |= 1 << UInt64(position % 64)
        }
        var bytes = word32(positions.last.map { $0 + 1 } ?? 0) + word32(words.count)
        for word in words {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return bytes + word32(marker)
    }

    /// The positions in a bitmap, sorted, all below `limit`; nil when it is damaged. What was read is
    /// taken off the front.
    static func decode(_ bytes: inout ArraySlice<UInt8>, limit: Int) -> [Int]? {
        guard bytes.count >= 8 else { return nil }
        let count = bytes.dropFirst(4).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard bytes.count >= 12, count <= (bytes.count - 12) / 8 else { return nil }
        var at = bytes.startIndex + 8
        let end = at + count * 8
        func next() -> UInt64 {
            defer { at += 8 }
            return bytes[at..<(at + 8)].reduce(0) { $0 << 8 | UInt64($1) }
        }
        var positions: [Int] = []
        var place = 0
        while at < end {
            let marker = next()
            let run = Int(marker >> 1 & 0xffff_ffff) * 64
            let literals = Int(marker >> 33)
            if marker & 1 == 1 {
                guard place + run <= limit + 63 else { return nil }
                positions.append(contentsOf: place..<min(place + run, limit))
            }
            place += run
            guard literals <= (end - at) / 8 else { return nil }
            for _ in 0..<literals {
                var word = next()
                while word != 0 {
                    let position = place + word.trailingZeroBitCount
                    guard position < limit else { return nil }
                    positions.append(position)
                    word &= word - 1
                }
                place += 64
            }
        }
        bytes = bytes[(end + 4)...]
        return positions
    }

    private static func word32(_ value: Int) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
