internal import FoundationEssentials
internal import Git

/// The list of files that lb put into a folder, kept there so that the next export knows its own.
struct SiteManifest: Hashable {
    static let path = ".lb-export.json"
    /// Bytes of the file: 64 MiB.
    static let maximumBytes = 64 << 20

    /// What is known of a file, as far as it was written to the end.
    struct File: Hashable, Codable {
        /// What it was made of.
        var key: String?
        var size: Int?
        /// Nanoseconds since 1970.
        var time: Int?
        var sha256: String?

        var stamp: FileMoment? {
            size.flatMap { size in time.map { FileMoment(size: size, time: $0) } }
        }
    }

    /// By path in the folder.
    var files: [String: File]
    /// Files that are no longer part of the export and stay a while for pages that are open: when they
    /// were last part of it, in seconds since 1970.
    var retired: [String: Int]

    init(files: [String: File] = [:], retired: [String: Int] = [:]) {
        self.files = files
        self.retired = retired
    }

    private struct Content: Decodable {
        var version: Int
        var files: Files
        var retired: [String: Int]?

        /// A list of paths in version 1.
        enum Files: Decodable {
            case paths([String])
            case details([String: File])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let paths = try? container.decode([String].self) {
                    self = .paths(paths)
                } else {
                    self = .details(try container.decode([String: File].self))
                }
            }
        }
    }

    /// - Throws: `ExportError` if it is not such a list; `folder` is named in it.
    init(_ bytes: [UInt8], folder: String) throws {
        if let own = Self.own(bytes) {
            self = own
            return
        }
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)),
            (1...2).contains(content.version)
        else {
            throw ExportError(
                "\(folder)/\(Self.path) is not a list that this version of lb wrote. "
                    + "Export into another folder.")
        }
        let files: [String: File] =
            switch content.files {
            case .paths(let paths): Dictionary(paths.map { ($0, File()) }) { one, _ in one }
            case .details(let details): details
            }
        // A list from elsewhere must not make lb remove what lies outside the folder.
        self.files = files.filter { Self.isInside($0.key) }
        retired = (content.retired ?? [:]).filter { Self.isInside($0.key) }
    }

    /// One file a line, in order.
    var bytes: [UInt8] {
        var lines: [UInt8] = Array("{\"version\":2,\"files\":{".utf8)
        for (index, (path, file)) in files.sorted(by: { $0.key < $1.key }).enumerated() {
            lines += (index == 0 ? "\n" : ",\n").utf8
            lines += JSON.string(path).bytes(.compact)
            lines.append(UInt8(ascii: ":"))
            lines += JSON.object([
                ("key", .text(file.key)), ("size", file.size.map { .integer($0) }),
                ("time", file.time.map { .integer($0) }), ("sha256", .text(file.sha256)),
            ]).bytes(.compact)
        }
        lines += "\n},\"retired\":".utf8
        lines += JSON.object(
            retired.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }
        )
        .bytes(.compact)
        return lines + Array("}\n".utf8)
    }

    /// Whether `path` is relative, without `.` or `..`, so that it stays in the folder.
    static func isInside(_ path: String) -> Bool {
        let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return path.utf8.count <= 1024 && !path.utf8.contains(0)
            && names.allSatisfy {
                !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
            }
    }
}
