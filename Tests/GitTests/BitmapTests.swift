import Testing

@testable import Git

@Suite struct BitmapTests {
    @Test(arguments: [
        [], [0], [63], [64], [127, 128], [0, 1, 2, 3], [1_000_000], [5, 6, 700, 701, 100_000],
        Array(0..<1000), Array(stride(from: 0, to: 5000, by: 63)), Array(640..<704) + [99_999],
    ])
    func positionsComeBack(positions: [Int]) {
        var bytes = Bitmap.encode(positions)[...] + [42]
        #expect(Bitmap.decode(&bytes, limit: 1_000_001) == positions)
        #expect(bytes == [42])
    }

    @Test func runsOfOnesAreRead() {
        // Four bytes of size, two words, and the marker's place; a run of two words of ones, and one literal.
        var bytes: ArraySlice<UInt8> = [0, 0, 0, 130, 0, 0, 0, 2]
        let marker: UInt64 = 1 | 2 << 1 | 1 << 33
        for word in [marker, 0b10] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        bytes += [0, 0, 0, 0]
        #expect(Bitmap.decode(&bytes, limit: 200) == Array(0..<128) + [129])
    }

    @Test func whatIsDamagedOrOutsideIsRefused() {
        let good = Bitmap.encode([1, 100, 5000])
        for length in 0..<good.count {
            var cut = good[..<length]
            #expect(Bitmap.decode(&cut, limit: 6000) == nil)
        }
        var outside = good[...]
        #expect(Bitmap.decode(&outside, limit: 5000) == nil)
        for place in good.indices {
            for bit in 0..<8 {
                var wrong = good
                wrong[place] ^= 1 << UInt8(bit)
                var slice = wrong[...]
                let read = Bitmap.decode(&slice, limit: 6000)
                #expect(read?.allSatisfy { (0..<6000).contains($0) } ?? true)
            }
        }
    }

    @Test func damagedEntriesOfAnIndexNeverCrash() throws {
        var writer = IndexWriter(count: 2, isExtended: true)
        for path in ["a/b", "a/c"] {
            writer.add(
                IndexEntry(
                    path: Array(path.utf8), mode: 0o100644, id: .zero,
                    extended: IndexEntry.skipWorktree))
        }
        writer.add("TREE", Array("\0-1 1\na\0-1 0\n".utf8))
        _ = writer.seal()
        for place in 0..<(writer.bytes.count - 20) {
            for value in [0, 1, 0x7f, 0x80, 0xff] as [UInt8] {
                var wrong = writer.bytes
                wrong[place] = value
                guard var reader = try? IndexReader(wrong), let entries = try? reader.entries(),
                    let extensions = try? reader.extensions()
                else { continue }
                #expect(entries.count <= 2)
                for (_, content) in extensions {
                    var folders = FolderCache(content)
                    folders?.invalidate(Array("a/b".utf8))
                }
            }
        }
    }
}
