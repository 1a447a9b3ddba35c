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
    let overview: Overview
    /// Those on `index.html`, oldest first.
    let items: [Item]
    let item: Template

    func files() -> [OutputFile] {
        var files = places()
        guard setting.edition.state != .ended else {
            return [OutputFile(path: Self.list, bytes: list)] + files
        }
        files.insert(OutputFile(path: Self.list, bytes: list), at: 0)
        let base = setting.keyBase("live")
        for item in items.suffix(Self.fragments) {
            let template = self.item
            let key = base?.key(item.number - 1..<item.number)
            let make: @Sendable () -> [UInt8] = {
                // JSON, so that nobody takes a fragment for a page.
                let html = String(decoding: template.rendered(item.record), as: UTF8.self)
                return JSON.object([("html", .string(html))]).bytes(.compact)
            }
            files.append(
                OutputFile(path: Self.fragment(item), content: .made(key: key, make)))
        }
        return files
    }

    /// Whether a file holds one entry, for pages that are open.
    static func isPiece(_ path: String) -> Bool {
        path.hasPrefix("live/") && path != list && !path.hasPrefix("live/places-")
    }

    private static func fragment(_ item: Item) -> String {
        "live/\(item.id)-\(item.version).json"
    }

    private var list: [UInt8] {
        JSON.object([
            ("version", .integer(1)),
            ("state", .string(setting.edition.state.rawValue)),
            ("head", .string(overview.headVersion(setting.edition))),
            ("updated", .string(setting.edition.changed.description)),
            ("updatedText", .string(setting.clock.phrase("last-updated", setting.edition.changed))),
            (
                "entries",
                .array(
                    items.reversed().map {
                        .array([.string($0.id.description), .string($0.version)])
                    })
            ),
            ("files", .integer(min(Self.fragments, items.count))),
        ]).bytes(.compact)
    }

    /// Which page holds which entry, by the first character of its id, for links from the time when
    /// the blog had one page.
    private func places() -> [OutputFile] {
        guard setting.paging.isPaged else { return [] }
        let outlines = setting.edition.outlines
        let paging = setting.paging
        var groups: [[Int]] = Array(repeating: [], count: 128)
        var sums: [UInt64] = Array(repeating: 0xCBF2_9CE4_8422_2325, count: 128)
        for place in outlines.indices {
            let id = outlines[place].id.description.utf8
            let first = Int(id.first ?? 48) & 127
            groups[first].append(place)
            // The list of a group changes with its ids and their pages only.
            var sum = sums[first] ^ UInt64(place / Paging.size)
            for byte in id { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            sums[first] = sum
        }
        let base = setting.keyBase("places")
        return groups.indices.filter { !groups[$0].isEmpty }.map { first in
            let group = groups[first]
            let key = base?.key(0..<0, "\(sums[first]) \(group.count)")
            return OutputFile(
                path: "live/places-\(UnicodeScalar(UInt8(first))).json",
                content: .made(key: key) {
                    JSON.object(
                        group.map { place in
                            let page = paging.page(ofNumber: place + 1)
                            return (outlines[place].id.description, page.map { .integer($0) })
                        }
                    ).bytes(.compact)
                })
        }
    }
}
