import Assets
import Editorial

@testable import Export

/// The files of an export as text, by path.
func exported(
    _ format: ExportFormat, _ edition: Edition = HarbourBridge.edition,
    templates: TemplateLibrary = TemplateLibrary()
) throws -> [String: String] {
    let files = try render(
        format, edition: edition, templates: templates, media: HarbourBridge.media,
        mediaNames: HarbourBridge.mediaNames)
    var digests: [OutputFile.Digest] = []
    var texts: [String: String] = [:]
    for file in files {
        let bytes: [UInt8]
        if case .list(let make) = file.content {
            bytes = make(digests.sorted { $0.path < $1.path })
        } else {
            bytes = try file.bytes
        }
        digests.append(
            OutputFile.Digest(path: file.path, size: bytes.count, sha256: SHA256.hex(of: bytes)))
        texts[file.path] = String(decoding: bytes, as: UTF8.self)
    }
    return texts
}

/// An edition of the fixture's blog with these entries alone.
func edition(_ entries: [Entry], change: (inout Blog) -> Void = { _ in }) -> Edition {
    var blog = HarbourBridge.blog
    blog.pin = nil
    change(&blog)
    return Edition(
        commit: HarbourBridge.edition.commit, moment: HarbourBridge.at("11:02"), blog: blog,
        desk: HarbourBridge.desk, summary: nil, entries: entries)
}

extension HarbourBridge {
    /// The head of a PNG file of 1200 by 675 pixels.
    static let media: @Sendable (String) -> [UInt8]? = { path in
        path == picture ? pictureBytes : path == clip ? [0] : nil
    }

    static let mediaNames: @Sendable () -> [String: String] = { [picture: "p", clip: "c"] }

    static var pictureBytes: [UInt8] {
        Array("\u{0}PNG\r\n\u{1A}\n\u{0}\u{0}\u{0}\u{D}IHDR".utf8).enumerated().map {
            $0.offset == 0 ? 0x89 : $0.element
        } + [0, 0, 4, 0xB0, 0, 0, 2, 0xA3, 8, 2, 0, 0, 0]
    }

    /// `count` short entries, a minute apart.
    static func many(_ count: Int) -> [Entry] {
        (0..<count).map { index in
            var digits = ""
            var rest = index
            for _ in 0..<10 {
                digits = String(EntryID.alphabet[rest % 32]) + digits
                rest /= 32
            }
            var entry = Entry(id: id(digits), title: "Entry \(index + 1)", body: "Text.")
            entry.published = Instant(seconds: at("06:00").seconds + Int64(index) * 60)
            return entry
        }
    }
}
