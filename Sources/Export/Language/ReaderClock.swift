internal import Editorial
internal import Foundation

/// The blog's clock, as its readers see it: local time, zone name and date in the blog's language.
///
/// Offsets and zone names come from the ICU data that is part of the program on Linux, not from the
/// machine's, so that they are the same everywhere.
struct ReaderClock: Sendable {
    private let zone: TimeZone
    private let phrases: Phrases
    private let standardName: String
    private let summerName: String

    /// - Parameters:
    ///   - pieces: where the names of the zone are kept, since ICU takes a while to find them.
    ///   - stamp: tells builds of the program, and with them versions of ICU's data, apart.
    /// - Throws: `ExportError` if there is no such time zone.
    init(
        timeZone: String, phrases: Phrases, pieces: PieceCache? = nil, stamp: String? = nil
    ) throws {
        guard let zone = TimeZone(identifier: timeZone) else {
            throw ExportError(
                "blog.yml: there is no time zone \(SafeText.line(timeZone)). "
                    + "Use an IANA name such as Europe/London.")
        }
        self.zone = zone
        self.phrases = phrases
        let key = stamp.map {
            String(
                SHA256.hex(of: Array("\($0)\n\(timeZone)\n\(phrases.language)".utf8)).prefix(32))
        }
        if let key, let names = pieces?.pieces("zone", key, count: 2) {
            standardName = String(decoding: names[0], as: UTF8.self)
            summerName = String(decoding: names[1], as: UTF8.self)
            return
        }
        let locale = Locale(identifier: phrases.language)
        standardName = zone.localizedName(for: .standard, locale: locale) ?? timeZone
        summerName = zone.localizedName(for: .daylightSaving, locale: locale) ?? standardName
        guard let key else { return }
        pieces?.keep([Array(standardName.utf8), Array(summerName.utf8)], "zone", key)
        pieces?.sweep("zone", keeping: [key])
    }

    /// What the clock shows at one moment.
    struct Reading: Sendable {
        /// Such as `08:58`.
        let time: String
        /// Such as `Greenwich Mean Time`.
        let zone: String
        /// Such as `10 February 2016`.
        let date: String
    }

    func reading(_ instant: Instant) -> Reading {
        // Years outside 1 to 9999 have no wall clock; nothing that was read from a blog has them.
        let seconds = min(max(instant.seconds, -62_135_596_800), 253_402_300_799)
        let moment = Date(timeIntervalSince1970: Double(seconds))
        let clock = Instant(seconds: seconds).wallClock(offset: zone.secondsFromGMT(for: moment))
        let date = phrases(
            "date",
            [
                "day": "\(clock.date.day)", "month": phrases.months[clock.date.month - 1],
                "year": "\(clock.date.year)",
            ])
        let isSummer = zone.isDaylightSavingTime(for: moment)
        return Reading(
            time: clock.time(), zone: isSummer ? summerName : standardName, date: date)
    }

    /// A phrase that has `{time}`, `{zone}` and `{date}`, at one moment.
    func phrase(_ key: String, _ instant: Instant) -> String {
        let reading = reading(instant)
        return phrases(
            key, ["time": reading.time, "zone": reading.zone, "date": reading.date])
    }
}
