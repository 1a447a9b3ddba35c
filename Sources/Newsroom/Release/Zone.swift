package import Editorial
internal import Foundation

/// Times as the desk sees them: in the blog's zone.
package struct Zone: Sendable {
    private let zone: TimeZone
    /// The IANA name, as it was given.
    package let name: String

    /// The zone of that IANA name; UTC if this machine knows none such.
    package init(_ name: String) {
        zone = Self.isKnown(name) ? TimeZone(identifier: name) ?? .gmt : .gmt
        self.name = name
    }

    /// Whether the IANA has a zone of that name, and this machine knows it.
    ///
    /// The system's own names go further: `GMT+1`, and short forms such as `IST` and `BST`, which mean one
    /// place to it and another to people.
    package static func isKnown(_ name: String) -> Bool {
        let isPlace = name.contains("/") && !name.hasPrefix("SystemV/")
        return (isPlace || plain.contains(name)) && TimeZone(identifier: name) != nil
    }

    /// Names to choose from, in order.
    package static var names: [String] { (TimeZone.knownTimeZoneIdentifiers + ["UTC"]).sorted() }

    /// Names of the IANA without a place (its files `etcetera` and `backward`).
    private static let plain: Set<String> = [
        "UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich", "GMT0", "GMT+0", "GMT-0", "CET",
        "MET",
        "EET", "WET", "EST", "MST", "HST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "Cuba",
        "Egypt", "Eire", "GB", "GB-Eire", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica",
        "Japan", "Kwajalein", "Libya", "NZ", "NZ-CHAT", "Navajo", "Poland", "Portugal", "PRC",
        "ROC", "ROK", "Singapore", "Turkey", "W-SU",
    ]

    /// How to write the zone that a name was meant for, as a sentence.
    package static func suggestion(for name: String) -> String {
        let name = SafeText.line(name)
        if let hours = hoursAhead(name), (-14...12).contains(-hours) {
            // The IANA counts the hours that a zone is behind: POSIX's sign.
            let fixed =
                hours == 0 ? "UTC" : "Etc/GMT\(hours < 0 ? "+" : "-")\(abs(hours))"
            return "For \(name), write \(fixed); or name a place, whose clocks change as they do "
                + "there, such as Europe/Paris."
        }
        let known = TimeZone.knownTimeZoneIdentifiers
        let wanted = name.lowercased().replacing(" ", with: "_")
        let meant =
            known.first { $0.lowercased() == wanted }
            ?? known.first { $0.lowercased().hasSuffix("/" + wanted) }
            ?? plain.first { $0.lowercased() == wanted }
            ?? Spelling.nearest(to: name, in: known)
        if let meant { return "Did you mean \(meant)?" }
        return "Name it as the IANA does: Europe/London, America/New_York, Asia/Kolkata, UTC."
    }

    /// Of `GMT+1` and `UTC-05:00`, the whole hours ahead of UTC; nil for anything else.
    private static func hoursAhead(_ name: String) -> Int? {
        guard let prefix = ["GMT", "UTC", "Z", ""].first(where: name.uppercased().hasPrefix) else {
            return nil
        }
        var digits = name.dropFirst(prefix.count)
        guard let sign = digits.popFirst(), "+-".contains(sign) else { return nil }
        if digits.hasSuffix("00"), digits.count > 2 { digits.removeLast(2) }
        if digits.last == ":" { digits.removeLast() }
        guard (1...2).contains(digits.count), let hours = Int(digits) else { return nil }
        return sign == "-" ? -hours : hours
    }

    /// How the zone's clocks go, as this machine knows it now.
    package var rules: ZoneRules {
        let zone = zone
        return ZoneRules(name: name) {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval($0.seconds)))
        }
    }

    /// The same for a zone by its name; nil for one that this machine does not know.
    package static func rules(of name: String) -> ZoneRules? {
        isKnown(name) ? Zone(name).rules : nil
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

extension Shift {
    /// What embargoes and schedules are held against.
    package var clocks: Clocks { Clocks(now: clock.now(), rules: Zone.rules(of:)) }
}
