/// How far the clocks of a zone are ahead of UTC, as its rules are known now.
package struct ZoneRules: Sendable {
    /// IANA name, such as `Europe/London`.
    package let name: String
    /// Seconds ahead of UTC at a moment.
    package let offset: @Sendable (Instant) -> Int

    package init(name: String, offset: @escaping @Sendable (Instant) -> Int) {
        self.name = name
        self.offset = offset
    }

    /// What the clocks show at a moment.
    package func wallClock(_ time: Instant) -> WallClock { time.wallClock(offset: offset(time)) }

    /// The moments at which the clocks show `wall`: one, two in an hour that comes twice, or none in
    /// an hour that is skipped.
    package func moments(of wall: WallClock) -> [Instant] {
        let asUTC = wall.secondsSince1970
        let offsets = Set([-86_400, 0, 86_400].map { offset(Instant(seconds: asUTC + $0)) })
        return Set(offsets.map { Instant(seconds: asUTC - Int64($0)) })
            .filter { wallClock($0) == wall }.sorted()
    }

    /// The moment that `wall` stands for, and what is unusual about it.
    ///
    /// In a skipped hour, as far after the change as `wall` is after the hour's start; in an hour that
    /// comes twice, the first (RFC 5545, section 3.3.5).
    package func moment(of wall: WallClock) -> (moment: Instant, oddity: Oddity?) {
        let moments = moments(of: wall)
        if let first = moments.first { return (first, moments.count > 1 ? .repeated : nil) }
        let before = offset(Instant(seconds: wall.secondsSince1970 - 86_400))
        return (Instant(seconds: wall.secondsSince1970 - Int64(before)), .skipped)
    }

    /// What a change of the clocks does to a wall time.
    package enum Oddity: String, Sendable {
        /// The clocks jump over it.
        case skipped
        /// The clocks show it twice.
        case repeated
    }
}
