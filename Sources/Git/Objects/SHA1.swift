/// SHA-1 as git names objects and seals the index with it (FIPS 180-4); no protection by itself.
///
/// libgit2 hashes only whole objects, and the index is not one.
struct SHA1 {
    private var state: (UInt32, UInt32, UInt32, UInt32, UInt32) = (
        0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0
    )
    private var pending: [UInt8] = []
    private var length: UInt64 = 0
    private var schedule = [UInt32](repeating: 0, count: 80)

    /// Adds bytes to what is hashed.
    mutating func update(_ bytes: [UInt8]) {
        update(bytes[...])
    }

    /// Adds bytes to what is hashed.
    mutating func update(_ bytes: ArraySlice<UInt8>) {
        length += UInt64(bytes.count)
        var rest = bytes
        if !pending.isEmpty {
            let missing = min(64 - pending.count, rest.count)
            pending.append(contentsOf: rest.prefix(missing))
            rest = rest.dropFirst(missing)
            guard pending.count == 64 else { return }
            let full = pending
            pending.removeAll(keepingCapacity: true)
            unsafe full.withUnsafeBytes { unsafe mix($0) }
        }
        let whole = rest.count & ~63
        unsafe rest.prefix(whole).withUnsafeBytes { unsafe mix($0) }
        pending.append(contentsOf: rest.dropFirst(whole))
    }

    /// Ends the message and gives its hash.
    mutating func finish() -> ObjectID {
        let bits = length &* 8
        var padding: [UInt8] = [0x80]
        padding += [UInt8](repeating: 0, count: (119 - pending.count % 64) % 64)
        for shift in stride(from: 56, through: 0, by: -8) {
            padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        update(padding)
        var bytes: [UInt8] = []
        for word in [state.0, state.1, state.2, state.3, state.4] {
            for shift in stride(from: 24, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
            }
        }
        return ObjectID(unchecked: bytes[...])
    }

    /// The compression function over whole blocks of 64 bytes.
    private mutating func mix(_ blocks: UnsafeRawBufferPointer) {
        var (h0, h1, h2, h3, h4) = state
        unsafe schedule.withUnsafeMutableBufferPointer { w in
            for block in stride(from: 0, to: blocks.count, by: 64) {
                for index in 0..<16 {
                    unsafe w[index] = UInt32(
                        bigEndian: blocks.loadUnaligned(
                            fromByteOffset: block &+ 4 &* index, as: UInt32.self))
                }
                for index in 16..<80 {
                    var word = unsafe w[index &- 3] ^ w[index &- 8]
                    unsafe word ^= w[index &- 14] ^ w[index &- 16]
                    unsafe w[index] = word << 1 | word >> 31
                }
                var (a, b, c, d, e) = (h0, h1, h2, h3, h4)
                for index in 0..<80 {
                    var mixed: UInt32
                    switch index {
                    case ..<20: mixed = (d ^ (b & (c ^ d))) &+ 0x5A82_7999
                    case ..<40: mixed = (b ^ c ^ d) &+ 0x6ED9_EBA1
                    case ..<60: mixed = (b & c | d & (b | c)) &+ 0x8F1B_BCDC
                    default: mixed = (b ^ c ^ d) &+ 0xCA62_C1D6
                    }
                    unsafe mixed &+= (a << 5 | a >> 27) &+ e &+ w[index]
                    (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, mixed)
                }
                h0 &+= a
                h1 &+= b
                h2 &+= c
                h3 &+= d
                h4 &+= e
            }
        }
        state = (h0, h1, h2, h3, h4)
    }
}
