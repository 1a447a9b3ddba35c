internal import Editorial
internal import Foundation

/// Times as the desk sees them: in the blog's zone.
struct Zone {
    private let zone: TimeZone

    /// The zone of that IANA name; UTC if this machine knows none such.
    init(_ name: String) {
        zone = TimeZone(identifier: name) ?? .gmt
    }

    static func isKnown(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

    /// Today's times as `08:58`, others with their date, `2016-02-10 08:58`.
    func short(_ time: Instant, now: Instant) -> String {
        let clock = wallClock(time)
        if clock.date == wallClock(now).date { return clock.time() }
        return "\(clock.rfc3339.prefix(10)) \(clock.time())"
    }

    func wallClock(_ time: Instant) -> WallClock {
        let date = Date(timeIntervalSince1970: TimeInterval(time.seconds))
        return time.wallClock(offset: zone.secondsFromGMT(for: date))
    }
}
