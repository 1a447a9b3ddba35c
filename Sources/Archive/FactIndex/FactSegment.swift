internal import Foundation

/// A segment open for reading: looks keys up without reading more than the blocks that hold them.
final class FactSegment {
    let name: String
    private let source: Source
    /// The first key of each block.
    private let fences: [UInt64]
    private let firstBlock: Int
    private let firstRecord: Int
    private let recordBytes: Int

    /// Where the bytes are: small segments are read at once.
    private enum Source {
        case memory([UInt8])
        case file(FileHandle)
    }

    /// How large a record may be; a larger number can only be damage.
    private static let largestRecord = 1 << 20
    private static let smallFile = 1 << 17

    /// A segment in memory.
    convenience init(name: String, bytes: [UInt8]) throws(FactIndexFault) {
        try self.init(name: name, source: .memory(bytes), count: bytes.count)
    }

    /// A segment on the disk. Throws what makes the index unusable.
    convenience init(name: String, path: String) throws(FactIndexFault) {
        guard let file = FileHandle(forReadingAtPath: path), let end = try? file.seekToEnd(),
            end < 1 << 40
        else { throw .unusable }
        let count = Int(end)
        if count <= Self.smallFile {
            guard (try? file.seek(toOffset: 0)) != nil,
                let bytes = try? file.read(upToCount: count)
            else { throw .unusable }
            try self.init(name: name, source: .memory(Array(bytes)), count: count)
        } else {
            try self.init(name: name, source: .file(file), count: count)
        }
    }

    private init(name: String, source: Source, count: Int) throws(FactIndexFault) {
        self.name = name
        self.source = source
        var head = try Self.read(source, at: 0, count: 24)[...]
        guard Array(head.prefix(8)) == FactSegmentWriter.magic else { throw .unusable }
        head = head.dropFirst(8)
        let blocks = try head.takeNumber()
        let records = try head.takeNumber()
        guard blocks < 1 << 32, records < 1 << 40 else { throw .unusable }
        firstBlock = 24 + Int(blocks) * 8 + 8
        firstRecord = firstBlock + Int(blocks) * FactSegmentWriter.blockBytes
        recordBytes = Int(records)
        guard firstRecord + recordBytes == count else { throw .unusable }
        let all = try Self.read(source, at: 0, count: firstBlock)
        var rest = all[24...]
        var fences: [UInt64] = []
        fences.reserveCapacity(Int(blocks))
        for _ in 0..<blocks { fences.append(try rest.takeNumber()) }
        guard try rest.takeNumber() == FactSum(all[..<(firstBlock - 8)]).value else {
            throw .unusable
        }
        self.fences = fences
    }

    private static func read(
        _ source: Source, at start: Int, count: Int
    ) throws(FactIndexFault) -> [UInt8] {
        switch source {
        case .memory(let bytes):
            guard start >= 0, count >= 0, start + count <= bytes.count else { throw .unusable }
            return Array(bytes[start..<start + count])
        case .file(let file):
            guard start >= 0, (try? file.seek(toOffset: UInt64(start))) != nil,
                let data = try? file.read(upToCount: count), data.count == count
            else { throw .unusable }
            return Array(data)
        }
    }

    /// The places of the records of a key, at most `most` of them.
    func places(of key: UInt64, most: Int) throws(FactIndexFault) -> [Int] {
        var low = 0
        var high = fences.count
        while low < high {
            let middle = (low + high) / 2
            if fences[middle] < key { low = middle + 1 } else { high = middle }
        }
        var result: [Int] = []
        var block = max(0, low - 1)
        while block < fences.count, fences[block] <= key {
            for (each, place) in try pairs(of: block) where each == key && place != .max {
                guard place < UInt64(recordBytes) else { throw .unusable }
                result.append(Int(place))
                if result.count >= most { return result }
            }
            block += 1
        }
        return result
    }

    private func pairs(of block: Int) throws(FactIndexFault) -> [(UInt64, UInt64)] {
        let bytes = try Self.read(
            source, at: firstBlock + block * FactSegmentWriter.blockBytes,
            count: FactSegmentWriter.blockBytes)
        var sum = bytes[(FactSegmentWriter.blockBytes - 8)...]
        guard try sum.takeNumber() == FactSum(bytes.dropLast(8)).value else { throw .unusable }
        var rest = bytes.dropLast(8)
        var result: [(UInt64, UInt64)] = []
        for _ in 0..<FactSegmentWriter.pairs {
            result.append((try rest.takeNumber(), try rest.takeNumber()))
        }
        return result
    }

    /// The record at a place.
    func fact(at place: Int) throws(FactIndexFault) -> StoredFact {
        try record(at: place).fact
    }

    /// All records, in the order written.
    func all() throws(FactIndexFault) -> [StoredFact] {
        var result: [StoredFact] = []
        var place = 0
        while place < recordBytes {
            let (fact, next) = try record(at: place)
            result.append(fact)
            place = next
        }
        return result
    }

    /// How many bytes its records have.
    var size: Int { recordBytes }

    private func record(at place: Int) throws(FactIndexFault) -> (fact: StoredFact, next: Int) {
        guard place + 12 <= recordBytes else { throw .unusable }
        var head = try Self.read(source, at: firstRecord + place, count: 12)[...]
        let length = Int(try head.takeNumber(bytes: 4))
        let sum = try head.takeNumber()
        guard length <= Self.largestRecord, place + 12 + length <= recordBytes else {
            throw .unusable
        }
        let bytes = try Self.read(source, at: firstRecord + place + 12, count: length)
        guard FactSum(bytes[...]).value == sum else { throw .unusable }
        var rest = bytes[...]
        var keys: [UInt64] = []
        for _ in 0..<(try rest.takeNumber(bytes: 2)) { keys.append(try rest.takeNumber()) }
        let time = Int64(bitPattern: try rest.takeNumber())
        let version = try rest.takeNumber()
        let name = Int(try rest.takeNumber(bytes: 2))
        guard rest.count >= name else { throw .unusable }
        var fact = StoredFact(
            keys: keys, entry: String(decoding: rest.prefix(name), as: UTF8.self), time: time,
            body: Array(rest.dropFirst(name)))
        fact.version = version
        return (fact, place + 12 + length)
    }
}
