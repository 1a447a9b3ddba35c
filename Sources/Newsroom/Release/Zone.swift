package import Editorial
internal import Foundation

/// Times as the desk sees them: in the blog's zone.
package struct Zone: Sendable {
    private let zone: TimeZone

    /// The zone of that IANA name; UTC if this machine knows none such.
    package init(_ name: String) {
        zone = TimeZone(identifier: name) ?? .gmt
    }

    package static func isKnown(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

    /// How the zone's clocks go, as this machine knows it now.
    package var rules: ZoneRules {
        let zone = zone
        return ZoneRules(name: zone.identifier) {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval($0.seconds)))
        }
    }

    /// Today's times as `08:58`, others with their date, `2016-02-10 08:58`.
    package func short(_ time: Instant, now: Instant) -> String {
        let clock = wallClock(time)
        if clock.date == wallClock(now).date { return clock.time() }
        return long(time)
    }

    /// Date and time, `2016-02-10 08:58`.
    package func long(_ time: Instant) -> String {
        let clock = wallClock(time)
        return "\(clock.rfc3339.prefix(10)) \(clock.time())"
    }

    package func wallClock(_ time: Instant) -> WallClock { rules.wallClock(time) }
}
