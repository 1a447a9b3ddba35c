/// A moment that was planned by the clock on a wall: what the clock will show, where, and when that is.
///
/// The wall time is what people mean; where the rules of the zone change, the moment moves with it.
package struct PlannedTime: Hashable, Sendable, CustomStringConvertible {
    package let wall: WallClock
    /// IANA name.
    package let zone: String
    /// The moment, by the rules of the zone when it was planned.
    package let utc: Instant

    package init(wall: WallClock, zone: String, utc: Instant) {
        self.wall = wall
        self.zone = zone
        self.utc = utc
    }

    /// As in a trailer: `2016-02-10T09:00:00 Europe/London 2016-02-10T09:00:00Z`.
    package var description: String { "\(wall.rfc3339) \(zone) \(utc)" }

    /// Reads what `description` writes; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let words = text.split(separator: " ")
        guard words.count == 3, let wall = Instant(rfc3339: words[0] + "Z"),
            let utc = Instant(rfc3339: words[2])
        else { return nil }
        self.init(wall: wall.wallClock(offset: 0), zone: String(words[1]), utc: utc)
    }

    /// The moment by the rules as they are now.
    ///
    /// An hour that comes twice keeps the one of the two that was planned.
    package func moment(_ rules: ZoneRules) -> Instant {
        let moments = rules.moments(of: wall)
        return moments.contains(utc) ? utc : rules.moment(of: wall).moment
    }
}
