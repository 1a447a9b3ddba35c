/// One object as a file of its own in git's database: a header and the content, in the format of zlib (RFC 1950).
///
/// It is stored and not compressed: small files take a block of the disk anyway, pictures do not get smaller, and
/// git compresses when it packs.
struct LooseObject {
    let id: ObjectID
    private let header: [UInt8]
    private let content: [UInt8]

    init(_ kind: ObjectKind, _ content: [UInt8]) {
        header = Array("\(kind.rawValue) \(content.count)\0".utf8)
        self.content = content
        var hash = SHA1()
        hash.update(header)
        hash.update(content)
        id = hash.finish()
    }

    /// Where the file is below `objects`.
    var path: String {
        let hex = id.hex
        return "\(hex.prefix(2))/\(hex.dropFirst(2))"
    }

    /// The bytes of the file.
    var bytes: [UInt8] {
        // At most 65,535 bytes to a stored block (RFC 1951, 3.2.4).
        let largest = 65_535
        let data = header + content
        var file: [UInt8] = [0x78, 0x01]
        file.reserveCapacity(data.count + data.count / largest * 5 + 11)
        var start = 0
        repeat {
            let end = min(start + largest, data.count)
            let length = UInt16(end - start)
            file.append(end == data.count ? 1 : 0)
            for part in [length, ~length] {
                file.append(UInt8(truncatingIfNeeded: part))
                file.append(UInt8(truncatingIfNeeded: part >> 8))
            }
            file += data[start..<end]
            start = end
        } while start < data.count
        let sum = Self.adler32(data)
        for shift in [24, 16, 8, 0] { file.append(UInt8(truncatingIfNeeded: sum >> UInt32(shift))) }
        return file
    }

    /// The checksum at the end of a zlib stream (RFC 1950, 8.2).
    private static func adler32(_ data: [UInt8]) -> UInt32 {
        let modulus: UInt32 = 65_521
        var (low, high): (UInt32, UInt32) = (1, 0)
        var start = 0
        while start < data.count {
            // The longest run after which neither sum has overflowed.
            let end = min(start + 5552, data.count)
            for byte in data[start..<end] {
                low &+= UInt32(byte)
                high &+= low
            }
            low %= modulus
            high %= modulus
            start = end
        }
        return high << 16 | low
    }
}
