internal import Editorial
internal import Markdown

/// What an open page asks for to stay up to date: one small list, and the newest entries alone.
///
/// The list tells how many entries there are, the version of each on `index.html`, and of what stands
/// above them. Entries
/// are in files named by their version, which never change, so any cache may keep them for good. A
/// page that was away for longer, or finds a file gone, reads `index.html` itself again.
///
/// What has moved to an older page is told by page: a page that is open compares the versions of those
/// whose entries it shows, and reads the page again whose version is another.
///
/// Servers between may answer with an older list than the page has had. It is known by the time of main's commit,
/// which is never before that of the commit before it, and an open page leaves it alone. Where an older export is
/// put in its place on purpose, readers have it once they load the page again.
struct LiveFiles {
    static let list = "live/list.json"
    static let pages = "live/pages.json"
    /// The newest so many entries have files of their own.
    static let fragments = 25

    let setting: PageSetting
    let overview: Overview
    /// Those on `index.html`, oldest first.
    let items: [Item]
    let item: Template
    /// The versions of the pages of which `index.html` does not show all, from the first.
    private let pageVersions: [String]

    init(setting: PageSetting, overview: Overview, items: [Item], item: Template) {
        self.setting = setting
        self.overview = overview
        self.items = items
        self.item = item
        let first = setting.paging.isPaged ? setting.paging.indexRange.lowerBound : 0
        pageVersions = (0..<(first + Paging.size - 1) / Paging.size).map {
            Self.version(ofPage: $0 + 1, setting)
        }
    }

    func files() -> [OutputFile] {
        var files = places()
        let pages = pages
        if !pageVersions.isEmpty { files.append(OutputFile(path: Self.pages, bytes: pages)) }
        let list = list(pages)
        guard setting.edition.state != .ended else {
            return [OutputFile(path: Self.list, bytes: list)] + files
        }
        files.insert(OutputFile(path: Self.list, bytes: list), at: 0)
        let base = setting.keyBase("live")
        for item in items.suffix(Self.fragments) {
            let template = self.item
            let key = base?.key(ofEntry: item.number - 1)
            let setting = setting
            let make: @Sendable () -> [UInt8] = {
                let published = setting.edition.outlines[item.number - 1].published
                let date = setting.clock.reading(published).date
                // JSON, so that nobody takes a fragment for a page.
                let html = String(
                    decoding: template.rendered(item.record(date: date)), as: UTF8.self)
                return JSON.object([("html", .string(html))]).bytes(.compact)
            }
            files.append(
                OutputFile(path: Self.fragment(item), content: .made(key: key, make)))
        }
        return files
    }

    /// Whether a file holds one entry, for pages that are open.
    static func isPiece(_ path: String) -> Bool {
        path.hasPrefix("live/") && path != list && path != pages && !path.hasPrefix("live/places-")
    }

    /// The entry that such a file holds.
    static func entry(ofPiece path: String) -> EntryID? {
        isPiece(path) ? EntryID(path.dropFirst("live/".count).prefix(EntryID.length)) : nil
    }

    private static func fragment(_ item: Item) -> String {
        "live/\(item.id)-\(item.version).json"
    }

    private func list(_ pages: [UInt8]) -> [UInt8] {
        let versions: [JSON] = items.reversed().map {
            .array([.string($0.id.description), .string($0.version)])
        }
        var fields: [(String, JSON)] = [
            ("version", .integer(1)),
            ("made", .integer(Int(setting.edition.moment.seconds))),
            ("state", .string(setting.edition.state.rawValue)),
            ("order", .string(setting.edition.order.rawValue)),
            ("head", .string(overview.headVersion(setting.edition))),
            ("updated", .string(setting.edition.changed.description)),
            (
                "updatedText",
                .string(setting.unmarked.clock.brief("last-updated", setting.edition.changed))
            ),
            ("entries", .array(versions)),
            ("files", .integer(min(Self.fragments, items.count))),
            ("total", .integer(setting.paging.total)),
        ]
        if !pageVersions.isEmpty {
            fields.append(("pages", .string(Version.of(pages))))
            fields.append(("size", .integer(Paging.size)))
        }
        return JSON.object(fields).bytes(.compact)
    }

    /// What `pageVersions` has. The list has a version of them all, which an act on the newest entries leaves
    /// alone.
    private var pages: [UInt8] {
        JSON.object([("pages", .array(pageVersions.map { .string($0) }))]).bytes(.compact)
    }

    /// Changes with what the entries of a page say.
    static func version(ofPage page: Int, _ setting: PageSetting) -> String {
        let stretch = setting.edition.outlines.stretches[page - 1]
        let replacements = stretch.hasVerdict ? setting.replacements : ""
        return Version.of(Array("\(stretch.digest)\(replacements)".utf8))
    }

    /// Which page holds which entry, by the first character of its id, for links from the time when
    /// the blog had one page.
    private func places() -> [OutputFile] {
        guard setting.paging.isPaged else { return [] }
        let outlines = setting.edition.outlines
        let paging = setting.paging
        let base = setting.keyBase("places")
        return outlines.groups.sorted { $0.key < $1.key }.map { group, digest in
            OutputFile(
                path: "live/places-\(UnicodeScalar(group)).json",
                content: .made(key: base?.key("\(digest)")) {
                    JSON.object(
                        outlines.places(inGroup: group).map { place in
                            let page = paging.page(ofNumber: place + 1)
                            return (outlines[place].id.description, page.map { .integer($0) })
                        }
                    ).bytes(.compact)
                })
        }
    }
}
