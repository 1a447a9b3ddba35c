/// Character references as HTML and CommonMark know them.
enum Entity {
    /// The UTF-8 of a reference such as `&eacute;`, `&#233;` or `&#xE9;`, or nil when the name is unknown.
    ///
    /// NUL, surrogates and numbers beyond Unicode give U+FFFD, as CommonMark 2.5 says.
    static func decode(_ reference: [UInt8]) -> [UInt8]? {
        guard reference.count > 2, reference.first == 0x26, reference.last == 0x3B else {
            return nil
        }
        let body = reference[1..<(reference.count - 1)]
        guard body.first == 0x23 else { return named(body) }
        let isHexadecimal = body.count > 1 && body[2] | 0x20 == 0x78
        let digits = String(decoding: body.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
        guard !digits.isEmpty, let code = UInt32(digits, radix: isHexadecimal ? 16 : 10) else {
            return digits.isEmpty ? nil : Session.replacementCharacter
        }
        return utf8(code)
    }

    private static func utf8(_ code: UInt32) -> [UInt8] {
        guard code != 0, let scalar = Unicode.Scalar(code) else {
            return Session.replacementCharacter
        }
        return Array(String(scalar).utf8)
    }

    private static let table = Array(entityNames.utf8)

    /// Looks a name up by binary search in the table's text itself.
    private static func named(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        var low = 0
        var high = table.count
        while low < high {
            // Step back to the beginning of the record in the middle.
            var start = low + (high - low) / 2
            while start > low, !isSeparator(table[start - 1]) { start -= 1 }
            var end = start
            while end < high, !isSeparator(table[end]) { end += 1 }
            var equals = start
            while equals < end, table[equals] != 0x3D { equals += 1 }
            let found = table[start..<equals]
            if name.elementsEqual(found) {
                return codes(String(decoding: table[(equals + 1)..<end], as: UTF8.self))
            }
            if name.lexicographicallyPrecedes(found) {
                high = start
            } else {
                low = min(end + 1, high)
            }
        }
        return nil
    }

    private static func codes(_ value: String) -> [UInt8] {
        value.split(separator: ",").flatMap { utf8(UInt32($0, radix: 16) ?? 0) }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
}
