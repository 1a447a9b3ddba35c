/// A moment in UTC, in whole seconds since 1970-01-01T00:00:00Z.
///
/// Written and read as RFC 3339. Years 1 to 9999.
package struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible, Codable {
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Before every time that can be written.
    package static let distantPast = Instant(seconds: .min)

    package static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    /// Reads an RFC 3339 date-time with `Z` or a numeric offset; fractions of a second are dropped.
    /// Nil for anything else, an impossible date included.
    package init?(rfc3339 text: some StringProtocol) {
        var fields = NumberFields(text)
        guard let year = fields.digits(4), fields.skip("-"), let month = fields.digits(2),
            fields.skip("-"), let day = fields.digits(2),
            fields.skip("T") || fields.skip("t") || fields.skip(" "),
            let hour = fields.digits(2), fields.skip(":"), let minute = fields.digits(2),
            fields.skip(":"), let second = fields.digits(2),
            CivilDate.isValid(year: year, month: month, day: day),
            hour < 24, minute < 60, second < 61
        else { return nil }
        if fields.skip(".") {
            guard fields.digits(1) != nil else { return nil }
            while fields.digits(1) != nil {}
        }
        var offset = 0
        if !(fields.skip("Z") || fields.skip("z")) {
            let negative = fields.skip("-")
            guard negative || fields.skip("+"), let hours = fields.digits(2), fields.skip(":"),
                let minutes = fields.digits(2), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (negative ? -60 : 60)
        }
        guard fields.isAtEnd else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSince1970
        seconds = Int64(days * 86400 + hour * 3600 + minute * 60 + min(second, 59) - offset)
    }

    /// Coded as RFC 3339.
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = Instant(rfc3339: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is no time"))
        }
        self = time
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// RFC 3339 in UTC, such as `2016-02-10T08:58:00Z`.
    package var description: String { wallClock(offset: 0).rfc3339 + "Z" }

    /// What a clock shows that is `offset` seconds ahead of UTC.
    package func wallClock(offset: Int) -> WallClock {
        WallClock(secondsSince1970: seconds + Int64(offset))
    }
}

/// Digits and punctuation read from the front of a text.
private struct NumberFields {
    private var rest: Substring.UTF8View

    init(_ text: some StringProtocol) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func digits(_ count: Int) -> Int? {
        let front = rest.prefix(count)
        guard front.count == count, front.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        rest = rest.dropFirst(count)
        return front.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    mutating func skip(_ character: Character) -> Bool {
        guard let first = rest.first, first == character.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
    }
}
