/// What a clock on a wall shows: a date and a time of day without a zone.
package struct WallClock: Hashable, Sendable {
    package let date: CivilDate
    /// 0 to 23.
    package let hour: Int
    /// 0 to 59.
    package let minute: Int
    /// 0 to 59.
    package let second: Int

    /// The reading `seconds` after 1970-01-01T00:00:00 on the same clock.
    package init(secondsSince1970 seconds: Int64) {
        let days = Int((Double(seconds) / 86400).rounded(.down))
        let rest = Int(seconds) - days * 86400
        date = CivilDate(daysSince1970: days)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
    }

    /// Seconds after 1970-01-01T00:00:00 on the same clock.
    package var secondsSince1970: Int64 {
        Int64(date.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    }

    /// RFC 3339 without an offset, such as `2016-02-10T08:58:00`.
    package var rfc3339: String {
        guard (0...9999).contains(date.year) else { return rfc3339OfFarYear }
        var text: [UInt8] = []
        text.reserveCapacity(19)
        Self.append(date.year / 100, to: &text)
        Self.append(date.year % 100, to: &text)
        for (mark, number) in [
            ("-", date.month), ("-", date.day), ("T", hour), (":", minute), (":", second),
        ] as [(UnicodeScalar, Int)] {
            text.append(UInt8(ascii: mark))
            Self.append(number, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends two digits.
    private static func append(_ number: Int, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
        text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    private var rfc3339OfFarYear: String {
        "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
            + "T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    }

    /// Hours and minutes with a separator, such as `08:58`.
    package func time(separator: String = ":") -> String {
        padded(hour, 2) + separator + padded(minute, 2)
    }

    /// `year/month/day/hour`, the folder of an entry first published at this time.
    package var folder: String {
        "\(padded(date.year, 4))/\(padded(date.month, 2))/\(padded(date.day, 2))/\(padded(hour, 2))"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
