internal import Editorial
internal import Foundation

/// The blog's clock, as its readers see it: local time, zone name and date in the blog's language.
///
/// Offsets and zone names come from the ICU data that is part of the program on Linux, not from the
/// machine's, so that they are the same everywhere.
struct ReaderClock: Sendable {
    private let zone: TimeZone
    private var phrases: Phrases
    private let names: ZoneNames
    /// Whether the clock counts its hours from 1 to 12 twice a day, and not from 00 to 23.
    private let countsToTwelve: Bool
    /// What the halves of the day are called beside a time.
    private let halves: (morning: String, afternoon: String)

    /// - Parameters:
    ///   - language: the blog's, BCP 47: readers of one region know zones by short names that readers of
    ///     another do not. Only a region of the phrases' language counts.
    ///   - pieces: where the names of the zone are kept, since ICU takes a while to find them.
    ///   - stamp: tells builds of the program, and with them versions of ICU's data, apart.
    /// - Throws: `ExportError` if there is no such time zone.
    init(
        timeZone: String, phrases: Phrases, language: String? = nil, pieces: PieceCache? = nil,
        stamp: String? = nil
    ) throws {
        guard let zone = TimeZone(identifier: timeZone) else {
            throw ExportError(
                "blog.yml: there is no time zone \(SafeText.line(timeZone)). "
                    + "Use an IANA name such as Europe/London.")
        }
        self.zone = zone
        self.phrases = phrases
        countsToTwelve = phrases("clock-hours") == "12"
        halves = (phrases("am"), phrases("pm"))
        let tag = language.flatMap { $0.hasPrefix("\(phrases.language)-") ? $0 : nil }
        let place = tag ?? phrases.language
        // Other regions of that language, in which short names are known that the readers' own has not.
        let others = phrases("zone-regions").split(separator: " ").map(String.init)
            .filter { $0.hasPrefix("\(phrases.language)-") && $0 != place }
        let places = [place] + others
        let key = stamp.map { stamp in
            let text = "\(stamp)\n\(timeZone)\n\(places.joined(separator: " "))"
            return String(SHA256.hex(of: Array(text.utf8)).prefix(32))
        }
        if let key, let kept = pieces?.pieces("zone", key, count: 4),
            let names = ZoneNames(pieces: kept)
        {
            self.names = names
            return
        }
        names = ZoneNames(zone, language: phrases.language, places: places)
        guard let key else { return }
        pieces?.keep(names.pieces, "zone", key)
        pieces?.sweep("zone", keeping: [key])
    }

    /// The same clock, with words in another language than the page's marked, or not.
    func marking(_ isMarking: Bool) -> ReaderClock {
        var clock = self
        clock.phrases = phrases.marking(isMarking)
        return clock
    }

    /// What the clock shows at one moment.
    struct Reading: Sendable {
        /// Such as `08:58`, or `8:58 a.m.` where people write it so.
        let time: String
        /// Such as `Greenwich Mean Time`.
        let zone: String
        /// Such as `GMT`.
        let shortZone: String
        /// Such as `10 February 2016`.
        let date: String
    }

    /// What the zone is called at these moments, winter's name first: two names if the clock was changed
    /// between them.
    func zones(at instants: some Sequence<Instant>) -> [String] {
        let isSummer = Set(
            instants.map { zone.isDaylightSavingTime(for: Self.moment(Self.seconds($0))) })
        let winter = isSummer.contains(false) ? [names.standard] : []
        return isSummer.contains(true) && winter != [names.summer]
            ? winter + [names.summer] : winter
    }

    /// Years outside 1 to 9999 have no wall clock; nothing that was read from a blog has them.
    private static func seconds(_ instant: Instant) -> Int64 {
        min(max(instant.seconds, -62_135_596_800), 253_402_300_799)
    }

    private static func moment(_ seconds: Int64) -> Date {
        Date(timeIntervalSince1970: Double(seconds))
    }

    func reading(_ instant: Instant) -> Reading {
        let seconds = Self.seconds(instant)
        let moment = Self.moment(seconds)
        let clock = Instant(seconds: seconds).wallClock(offset: zone.secondsFromGMT(for: moment))
        let date = phrases(
            "date",
            [
                // Some languages count the first of a month by a word of its own.
                "day": clock.date.day == 1 ? phrases("first-day") : "\(clock.date.day)",
                "month": phrases.months[clock.date.month - 1], "year": "\(clock.date.year)",
            ])
        let isSummer = zone.isDaylightSavingTime(for: moment)
        return Reading(
            time: time(clock), zone: isSummer ? names.summer : names.standard,
            shortZone: isSummer ? names.shortSummer : names.shortStandard, date: date)
    }

    /// As people of the place write it.
    private func time(_ clock: WallClock) -> String {
        let (hour, minute) = (clock.hour, clock.minute)
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return phrases(
            "clock",
            [
                "hour": countsToTwelve ? "\((hour + 11) % 12 + 1)" : two(hour),
                "minute": two(minute), "half": hour < 12 ? halves.morning : halves.afternoon,
            ])
    }

    /// A phrase that has `{time}`, `{zone}` and `{date}`, at one moment.
    func phrase(_ key: String, _ instant: Instant) -> String {
        let reading = reading(instant)
        return phrases(
            key, ["time": reading.time, "zone": reading.zone, "date": reading.date])
    }

    /// As `phrase`, with the short name of the zone; for pages that tell its full name once.
    func brief(_ key: String, _ instant: Instant) -> String {
        let reading = reading(instant)
        return phrases(
            key, ["time": reading.time, "zone": reading.shortZone, "date": reading.date])
    }
}
