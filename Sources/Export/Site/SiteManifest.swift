internal import FoundationEssentials

/// The list of files that lb put into a folder, kept there so that the next export knows its own.
struct SiteManifest: Codable, Hashable {
    static let path = ".lb-export.json"
    /// Bytes of the file: 64 MiB.
    static let maximumBytes = 64 << 20

    var version = 1
    /// Paths in the folder.
    var files: Set<String>

    init(files: Set<String>) {
        self.files = files
    }

    /// - Throws: `ExportError` if it is not such a list; `folder` is named in it.
    init(_ bytes: [UInt8], folder: String) throws {
        guard let manifest = try? JSONDecoder().decode(SiteManifest.self, from: Data(bytes)),
            manifest.version == 1
        else {
            throw ExportError(
                "\(folder)/\(Self.path) is not a list that this version of lb wrote. "
                    + "Export into another folder.")
        }
        // A list from elsewhere must not make lb remove what lies outside the folder.
        files = manifest.files.filter { Self.isInside($0) }
    }

    /// One path a line, in order.
    var bytes: [UInt8] {
        JSON.object([
            ("version", .integer(version)), ("files", .array(files.sorted().map { .string($0) })),
        ]).bytes(.indented)
    }

    /// Whether `path` is relative, without `.` or `..`, so that it stays in the folder.
    static func isInside(_ path: String) -> Bool {
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        return path.utf8.count <= 1024 && !path.utf8.contains(0)
            && names.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}
