/// A run of digits with its separators: `4,200`, `3.5`, `08:45`, `2016`.
struct DigitNumber {
    var value: Double?
    var isTime = false
    /// Four digits that are best read as a year.
    var isYear = false
    /// A telephone number, a case number: digits that count nothing.
    var isCode = false

    static let none = DigitNumber()

    /// The spaces that the tokenizer leaves in a number.
    private static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0xA0 || scalar == 0x2009 || scalar == 0x202F
    }

    private init() {}

    /// - Parameter lexicon: tells whether a comma starts the decimals, as in `3.000,5`.
    init(_ scalars: [UInt32], _ token: Token, _ lexicon: Lexicon) {
        var groups: [(separator: UInt32, digits: Int, value: Double)] = [(0, 0, 0)]
        for scalar in scalars[Int(token.start)..<Int(token.end)] {
            if Scalars.isDigit(scalar) {
                let last = groups.count - 1
                groups[last].digits += 1
                groups[last].value = groups[last].value * 10 + Double(scalar - 48)
            } else {
                groups.append((scalar, 0, 0))
            }
        }
        let first = groups[0]
        if groups.count >= 2, groups.dropFirst().allSatisfy({ $0.separator == 0x3A }) {
            isTime = true
            value = groups.reduce(0) { $0 * 60 + $1.value }
            return
        }
        if groups.count > 2,
            groups.dropFirst().allSatisfy({ $0.separator == 0x2E && $0.digits != 3 })
        {
            isCode = true
            return
        }
        var amount = first.value
        var divisor = 1.0
        for group in groups.dropFirst() {
            let thousands: UInt32 = lexicon.hasDecimalComma ? 0x2E : 0x2C
            if group.digits == 3, divisor == 1,
                group.separator == thousands || Self.isSpace(group.separator)
                    || groups.count > 2 && !lexicon.hasDecimalComma
            {
                amount = amount * 1000 + group.value
            } else {
                for _ in 0..<min(group.digits, 12) { divisor *= 10 }
                amount += group.value / divisor
            }
        }
        value = amount
        guard groups.count == 1 else { return }
        isYear = first.digits == 4 && (1000...2100).contains(amount)
        let leadingZero = scalars[Int(token.start)] == 0x30
        isCode = first.digits > 7 || leadingZero && first.digits > 2
    }
}

extension Token {
    /// `$`, `£`, `€`, `¥`, `₹` and the like.
    var isCurrencySign: Bool {
        guard kind == .mark else { return false }
        return hash == 0x24 || (0xA2...0xA5).contains(hash) || (0x20A0...0x20CF).contains(hash)
    }
}
