internal import Foundation

/// What a time zone is called, in full and for short, in winter and in summer.
///
/// ICU knows short names by region: a reader in Britain knows BST, one in New York EDT, and for both the other is
/// an offset such as GMT+1. Where it has only an offset for the readers' own region, the short name is
/// taken from another of the same language, as people far away would look it up too.
struct ZoneNames: Sendable {
    /// Such as `British Summer Time`.
    let standard: String
    let summer: String
    /// Such as `BST`; an offset where the language has no name.
    let shortStandard: String
    let shortSummer: String

    /// - Parameters:
    ///   - language: in which the full names are, BCP 47.
    ///   - places: languages with regions, in which short names are looked for one after the other.
    init(_ zone: TimeZone, language: String, places: [String]) {
        let locale = Locale(identifier: language)
        let places = places.map { Locale(identifier: $0) }
        let full = { (style: NSTimeZone.NameStyle) in
            Self.best([style, .generic].lazy.map { zone.localizedName(for: $0, locale: locale) })
        }
        let short = { (style: NSTimeZone.NameStyle) in
            Self.best(places.lazy.map { zone.localizedName(for: style, locale: $0) })
        }
        standard = full(.standard) ?? zone.identifier
        summer = full(.daylightSaving) ?? standard
        shortStandard = short(.shortStandard) ?? standard
        shortSummer = short(.shortDaylightSaving) ?? shortStandard
    }

    /// The first that is a name and no offset, else the first.
    private static func best(_ names: some Sequence<String?>) -> String? {
        var offset: String?
        for name in names {
            guard let name else { continue }
            guard name.contains(where: \.isNumber) else { return name }
            offset = offset ?? name
        }
        return offset
    }

    /// The names that `pieces` were made of.
    init?(pieces: [[UInt8]]) {
        guard pieces.count == 4 else { return nil }
        let texts = pieces.map { String(decoding: $0, as: UTF8.self) }
        (standard, summer) = (texts[0], texts[1])
        (shortStandard, shortSummer) = (texts[2], texts[3])
    }

    var pieces: [[UInt8]] {
        [standard, summer, shortStandard, shortSummer].map { Array($0.utf8) }
    }
}
