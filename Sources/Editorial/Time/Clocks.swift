/// The time now, and how the clocks of each zone go as far as this machine knows.
package struct Clocks: Sendable {
    package let now: Instant
    /// By IANA name; nil for a zone that this machine does not know.
    package let rules: @Sendable (String) -> ZoneRules?

    package init(now: Instant, rules: @escaping @Sendable (String) -> ZoneRules?) {
        self.now = now
        self.rules = rules
    }
}

/// Why a planned time is no longer the moment that was stored with it.
package enum ZoneChange: Hashable, Sendable {
    /// The rules of its zone are others by now: its clocks show that time at another moment.
    case moved(to: Instant)
    /// This machine does not know its zone, so nobody here can say when it is.
    case unknownZone
}

extension PlannedTime {
    /// What has become of the zone since it was planned; nil if nothing has.
    package func change(_ rules: (String) -> ZoneRules?) -> ZoneChange? {
        guard let rules = rules(zone) else { return .unknownZone }
        let now = moment(rules)
        return now == utc ? nil : .moved(to: now)
    }

    /// What has become of the zone, in a sentence without a full stop; nil if nothing has.
    package func told(_ rules: (String) -> ZoneRules?) -> String? {
        switch change(rules) {
        case nil: nil
        case .unknownZone:
            "this machine knows no time zone \(SafeText.line(zone)); it was to be \(utc)"
        case .moved(let now):
            "the rules of \(zone) have changed: \(wall.time()) there is \(now) now, and was \(utc) "
                + "when this was set"
        }
    }

    /// When something that is to happen then happens: by the clock on the wall. Where nobody here knows that
    /// clock, the moment that was stored.
    package func due(_ rules: (String) -> ZoneRules?) -> Instant {
        if case .moved(let now) = change(rules) { return now }
        return utc
    }

    /// Until when something is forbidden: never earlier than either reading. Nil where nobody here can say.
    package func end(_ rules: (String) -> ZoneRules?) -> Instant? {
        switch change(rules) {
        case nil: utc
        case .moved(let now): max(now, utc)
        case .unknownZone: nil
        }
    }
}
