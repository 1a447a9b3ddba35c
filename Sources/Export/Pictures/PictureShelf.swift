internal import Markdown

/// The media of a blog, as far as an export asks for them.
struct PictureShelf: Sendable {
    /// The bytes of a file of the blog's `media/`, by its path; nil if it is not there.
    typealias Provider = @Sendable (_ path: String) throws -> [UInt8]?

    private let provider: Provider

    init(provider: @escaping Provider) {
        self.provider = provider
    }

    /// The size in pixels that the file itself tells; nil if it tells none.
    func size(of path: MediaPath) -> PixelSize? {
        guard path.kind == .image, let bytes = try? provider(path.text) else { return nil }
        return PixelSize(of: bytes)
    }

    /// How a picture in the text of an entry is shown; nil unless it is one of the blog's own.
    func shown(_ source: String) -> HTMLImage? {
        guard let path = MediaPath(source), path.kind == .image else { return nil }
        return HTMLImage(url: path.text, size: size(of: path).map { ($0.width, $0.height) })
    }

    /// Whether the Markdown can hold an image at all: it has `![`.
    private static func mayShowImage(_ markdown: String) -> Bool {
        var isMark = false
        for byte in markdown.utf8 {
            if isMark, byte == UInt8(ascii: "[") { return true }
            isMark = byte == UInt8(ascii: "!")
        }
        return false
    }

    /// The media that these entries name.
    static func paths(of entries: [PublicEntry]) -> Set<MediaPath> {
        var paths: Set<MediaPath> = []
        for entry in entries {
            paths.formUnion(entry.media.compactMap(\.file))
            guard mayShowImage(entry.body) else { continue }
            for reference in Document(Array(entry.body.utf8)).references where reference.isImage {
                if let path = MediaPath(reference.destination) { paths.insert(path) }
            }
        }
        return paths
    }

    /// The files of these media, by path.
    func files(_ paths: [MediaPath]) -> [OutputFile] {
        paths.sorted { $0.text < $1.text }.map { path in
            OutputFile(path: path.text) { [provider] in
                guard let bytes = try provider(path.text) else {
                    throw ExportError(
                        "\(path.text) is named by an entry but is not in the blog. "
                            + "Put the file back, or correct the entry.")
                }
                return bytes
            }
        }
    }
}
