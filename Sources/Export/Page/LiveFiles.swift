internal import Editorial
internal import Markdown

/// What an open page asks for to stay up to date: one small list, and the newest entries alone.
///
/// The list tells the version of every entry on `index.html` and of what stands above them. Entries
/// are in files named by their version, which never change, so any cache may keep them for good. A
/// page that was away for longer, or finds a file gone, reads `index.html` itself again.
struct LiveFiles {
    static let list = "live/list.json"
    /// The newest so many entries have files of their own.
    static let fragments = 25

    let setting: PageSetting
    /// Those on `index.html`, oldest first.
    let items: [Item]
    let item: Template

    func files() -> [OutputFile] {
        var files = places()
        guard setting.edition.state != .ended else {
            return [OutputFile(path: Self.list, bytes: list)] + files
        }
        files.insert(OutputFile(path: Self.list, bytes: list), at: 0)
        for item in items.suffix(Self.fragments) {
            var bytes: [UInt8] = []
            self.item.render(item.record, into: &bytes)
            // JSON, so that nobody takes a fragment for a page.
            let html = JSON.object([("html", .string(String(decoding: bytes, as: UTF8.self)))])
            files.append(OutputFile(path: Self.fragment(item), bytes: html.bytes(.compact)))
        }
        return files
    }

    /// Whether a file holds one entry, for pages that are open.
    static func isPiece(_ path: String) -> Bool {
        path.hasPrefix("live/") && path != list && !path.hasPrefix("live/places-")
    }

    private static func fragment(_ item: Item) -> String {
        "live/\(item.entry.id)-\(item.version).json"
    }

    private var list: [UInt8] {
        JSON.object([
            ("version", .integer(1)),
            ("state", .string(setting.edition.state.rawValue)),
            ("head", .string(setting.headVersion)),
            ("updated", .string(setting.edition.changed.description)),
            ("updatedText", .string(setting.clock.phrase("last-updated", setting.edition.changed))),
            (
                "entries",
                .array(
                    items.reversed().map {
                        .array([.string($0.entry.id.description), .string($0.version)])
                    })
            ),
            ("files", .integer(min(Self.fragments, items.count))),
        ]).bytes(.compact)
    }

    /// Which page holds which entry, by the first character of its id, for links from the time when
    /// the blog had one page.
    private func places() -> [OutputFile] {
        guard setting.paging.isPaged else { return [] }
        var groups: [UInt8: [(String, JSON?)]] = [:]
        for (place, outline) in setting.edition.outlines.enumerated() {
            let id = outline.id.description
            let page = setting.paging.page(ofNumber: place + 1)
            groups[id.utf8.first ?? 48, default: []].append((id, page.map { .integer($0) }))
        }
        return groups.sorted { $0.key < $1.key }.map { first, places in
            OutputFile(
                path: "live/places-\(UnicodeScalar(first)).json",
                bytes: JSON.object(places).bytes(.compact))
        }
    }
}
