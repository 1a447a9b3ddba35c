internal import Editorial
internal import Markdown
internal import Synchronization

/// The media of a blog, as far as an export asks for them.
struct PictureShelf: Sendable {
    /// The bytes of a file of the blog's `media/`, by its path; nil if it is not there.
    typealias Provider = @Sendable (_ path: String) throws -> [UInt8]?

    private let provider: Provider
    private let lengths: @Sendable (_ path: String) throws -> Int?
    private let list: List
    private let missing: @Sendable (_ paths: [String]) -> Void

    /// - Parameters:
    ///   - names: what changes with the bytes of each file of `media/`, by its path; asked for once, when
    ///     media are shown.
    ///   - lengths: bytes of a file by number, so that nobody reads it for that; nil: it is read.
    ///   - missing: told of media that entries name and that are not there.
    init(
        provider: @escaping Provider, names: @escaping @Sendable () throws -> [String: String],
        lengths: (@Sendable (_ path: String) throws -> Int?)? = nil,
        missing: @escaping @Sendable (_ paths: [String]) -> Void
    ) {
        self.provider = provider
        self.lengths = lengths ?? { try provider($0)?.count }
        list = List(names)
        self.missing = missing
    }

    /// Whether the blog has it. What cannot be listed is taken for there, and fails where it is read.
    func has(_ path: MediaPath) -> Bool {
        guard let content = try? list.content else { return true }
        return content.names[path.text] != nil
    }

    /// The files of `media/`.
    private final class List: Sendable {
        struct Content {
            /// What changes with the bytes of each, by its path.
            var names: [String: String] = [:]
            /// Widths of narrower versions in pixels, the narrowest first, by the path of the picture.
            var widths: [String: [Int]] = [:]
        }

        private let names: @Sendable () throws -> [String: String]
        private let known = Mutex<Content?>(nil)

        init(_ names: @escaping @Sendable () throws -> [String: String]) { self.names = names }

        var content: Content {
            get throws {
                try known.withLock { known in
                    if let known { return known }
                    var found = Content(names: try names())
                    for path in found.names.keys {
                        guard let (picture, width) = MediaPath.narrower(path) else { continue }
                        found.widths[picture, default: []].append(width)
                    }
                    found.widths = found.widths.mapValues { $0.sorted() }
                    known = found
                    return found
                }
            }
        }
    }

    /// The size in pixels that the file itself tells; nil if it tells none.
    func size(of path: MediaPath) -> PixelSize? {
        guard path.kind == .image, let bytes = try? provider(path.text) else { return nil }
        return PixelSize(of: bytes)
    }

    /// Bytes of the file; nil if it cannot be found.
    func length(of path: MediaPath) -> Int? { try? lengths(path.text) }

    /// How wide the narrower versions of a picture are, in pixels, the narrowest first.
    func widths(of path: MediaPath) -> [Int] {
        (try? list.content.widths[path.text]) ?? []
    }

    /// The picture and its narrower versions with the width of each, as `srcset` wants them; nil if
    /// there are no others.
    func sources(of path: MediaPath, size: PixelSize?) -> String? {
        guard path.kind == .image, let size else { return nil }
        let below = widths(of: path).filter { $0 < size.width }
        guard !below.isEmpty else { return nil }
        return (below.map { "\(path.text(width: $0)) \($0)w" } + ["\(path.text) \(size.width)w"])
            .joined(separator: ", ")
    }

    /// Changes with these media, whose size a page tells, and with the widths that there are.
    func version(of paths: Set<MediaPath>) throws -> String {
        let list = try list.content
        return paths.map(\.text).sorted().map { path in
            "\(path) \(list.names[path] ?? "") \(list.widths[path] ?? [])"
        }.joined(separator: "\n")
    }

    /// How a picture in the text of an entry is shown; nil unless it is one of the blog's own.
    func shown(_ source: String) -> HTMLImage? {
        guard let path = MediaPath(source), path.kind == .image, has(path) else { return nil }
        let size = size(of: path)
        return HTMLImage(
            url: path.text, size: size.map { ($0.width, $0.height) },
            sources: sources(of: path, size: size), widths: Self.widths)
    }

    /// How wide a picture is on the page, by the style sheet, for `sizes`.
    static let widths = "(min-width: 46rem) 42rem, calc(100vw - 4.5rem)"

    /// Whether the Markdown can hold an image at all: it has `![`.
    private static func mayShowImage(_ markdown: String) -> Bool {
        var isMark = false
        for byte in markdown.utf8 {
            if isMark, byte == UInt8(ascii: "[") { return true }
            isMark = byte == UInt8(ascii: "!")
        }
        return false
    }

    /// The media that these entries name, whether they are there or not.
    static func paths(of entries: [PublicEntry]) -> Set<MediaPath> {
        var paths: Set<MediaPath> = []
        for entry in entries {
            paths.formUnion(entry.media.compactMap(\.named))
            guard mayShowImage(entry.body) else { continue }
            for reference in Document(Array(entry.body.utf8)).references where reference.isImage {
                if let path = MediaPath(reference.destination) { paths.insert(path) }
            }
        }
        return paths
    }

    /// The files of these media with their narrower versions, by path, but for those that are not there: a
    /// page without one picture is better than none.
    func files(_ paths: [MediaPath]) throws -> [OutputFile] {
        let list = paths.isEmpty ? List.Content() : try list.content
        let there = paths.filter { list.names[$0.text] != nil }
        if there.count < paths.count {
            missing(paths.filter { list.names[$0.text] == nil }.map(\.text).sorted())
        }
        let all = there.flatMap { path in
            [path.text] + (list.widths[path.text] ?? []).map { path.text(width: $0) }
        }
        return all.sorted().map { path in
            let make: @Sendable () throws -> [UInt8] = { [provider] in
                guard let bytes = try provider(path) else {
                    throw ExportError("\(path) cannot be read. `lb doctor` says more.")
                }
                return bytes
            }
            return OutputFile(path: path, content: .made(key: list.names[path], make))
        }
    }
}
