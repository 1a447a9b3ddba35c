internal import Editorial
internal import Foundation

/// The blog's clock, as its readers see it: local time, zone name and date in the blog's language.
///
/// Offsets and zone names come from the ICU data that is part of the program on Linux, not from the
/// machine's, so that they are the same everywhere.
struct ReaderClock: Sendable {
    private let zone: TimeZone
    private let phrases: Phrases
    private let names: Names

    /// What the zone is called, in full and for short, in winter and in summer.
    private struct Names {
        var standard: String
        var summer: String
        var shortStandard: String
        var shortSummer: String

        var pieces: [[UInt8]] {
            [standard, summer, shortStandard, shortSummer].map { Array($0.utf8) }
        }
    }

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
        let tag = language.flatMap { $0.hasPrefix("\(phrases.language)-") ? $0 : nil }
        let place = tag ?? phrases.language
        let key = stamp.map {
            String(SHA256.hex(of: Array("\($0)\n\(timeZone)\n\(place)".utf8)).prefix(32))
        }
        if let key, let kept = pieces?.pieces("zone", key, count: 4) {
            let texts = kept.map { String(decoding: $0, as: UTF8.self) }
            names = Names(
                standard: texts[0], summer: texts[1], shortStandard: texts[2], shortSummer: texts[3]
            )
            return
        }
        let locale = Locale(identifier: phrases.language)
        let region = Locale(identifier: place)
        let standard = zone.localizedName(for: .standard, locale: locale) ?? timeZone
        let short = zone.localizedName(for: .shortStandard, locale: region) ?? standard
        names = Names(
            standard: standard,
            summer: zone.localizedName(for: .daylightSaving, locale: locale) ?? standard,
            shortStandard: short,
            shortSummer: zone.localizedName(for: .shortDaylightSaving, locale: region) ?? short)
        guard let key else { return }
        pieces?.keep(names.pieces, "zone", key)
        pieces?.sweep("zone", keeping: [key])
    }

    /// What the clock shows at one moment.
    struct Reading: Sendable {
        /// Such as `08:58`.
        let time: String
        /// Such as `Greenwich Mean Time`.
        let zone: String
        /// Such as `GMT`.
        let shortZone: String
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
            time: clock.time(), zone: isSummer ? names.summer : names.standard,
            shortZone: isSummer ? names.shortSummer : names.shortStandard, date: date)
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
