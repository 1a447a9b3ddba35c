/// Lays facts out as a segment: a file that is written once and never changed.
///
/// Numbers have their lowest byte first. The parts: the word `lbfacts1`; how many blocks of keys and
/// how many bytes of records follow; the first key of each block, and a checksum of all this; the
/// blocks, each of 128 pairs of a key and the place of its record, sorted, with a checksum; the
/// records, each with its length and checksum.
enum FactSegmentWriter {
    static let magic = Array("lbfacts1".utf8)
    /// Pairs in a block.
    static let pairs = 128
    /// Bytes of a block: the pairs and their checksum.
    static let blockBytes = pairs * 16 + 8

    static func bytes(of facts: [StoredFact]) -> [UInt8] {
        var records: [UInt8] = []
        var table: [(key: UInt64, place: UInt64)] = []
        for fact in facts {
            let place = UInt64(records.count)
            for key in Set(fact.keys) { table.append((key, place)) }
            append(fact, to: &records)
        }
        table.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        // Filled up with pairs that no key finds, since none stands at this place.
        while !table.count.isMultiple(of: pairs) { table.append((.max, .max)) }

        var result = magic
        result.appendNumber(UInt64(table.count / pairs))
        result.appendNumber(UInt64(records.count))
        for index in stride(from: 0, to: table.count, by: pairs) {
            result.appendNumber(table[index].key)
        }
        result.appendNumber(FactSum(result[...]).value)
        for index in stride(from: 0, to: table.count, by: pairs) {
            let start = result.count
            for pair in table[index..<index + pairs] {
                result.appendNumber(pair.key)
                result.appendNumber(pair.place)
            }
            result.appendNumber(FactSum(result[start...]).value)
        }
        return result + records
    }

    private static func append(_ fact: StoredFact, to records: inout [UInt8]) {
        var record: [UInt8] = []
        record.appendNumber(UInt64(fact.keys.count), bytes: 2)
        for key in fact.keys { record.appendNumber(key) }
        record.appendNumber(UInt64(bitPattern: fact.time))
        record.appendNumber(fact.version)
        let name = Array(fact.entry.utf8)
        record.appendNumber(UInt64(name.count), bytes: 2)
        record += name
        record += fact.body
        records.appendNumber(UInt64(record.count), bytes: 4)
        records.appendNumber(FactSum(record[...]).value)
        records += record
    }
}
