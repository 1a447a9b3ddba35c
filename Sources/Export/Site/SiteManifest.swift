internal import Editorial
internal import Git

/// The list of files that lb put into a folder, kept there so that the next export knows its own.
package struct SiteManifest: Hashable {
    static let path = SiteNames.list
    /// Bytes of the file: 64 MiB.
    static let maximumBytes = 64 << 20

    /// What is known of a file, as far as it was written to the end.
    struct File: Hashable {
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

    /// The blog that a site is of.
    package struct Owner: Sendable, Hashable {
        /// The same in all clones of the blog.
        let id: String
        /// For people.
        let title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// By path in the folder.
    var files: [String: File]
    /// Files that are no longer part of the export and stay a while for pages that are open: when they
    /// were last part of it, in seconds since 1970.
    var retired: [String: Int]
    /// Nil in what earlier versions of lb wrote, and where the blog's beginning is not known.
    var owner: Owner?

    init(files: [String: File] = [:], retired: [String: Int] = [:], owner: Owner? = nil) {
        self.files = files
        self.retired = retired
        self.owner = owner
    }

    /// - Throws: `ExportError` if it is not such a list; `folder` is named in it.
    init(_ bytes: [UInt8], folder: String) throws {
        if let own = Self.own(bytes) {
            self = own
            return
        }
        let content = JSONReader.read(bytes)
        let version = content?["version"]?.integer ?? 0
        guard let files = content?["files"], (1...2).contains(version),
            let known = Self.files(files), let retired = Self.retired(content?["retired"])
        else {
            throw ExportError(
                "\(folder)/\(Self.path) is not a list that this version of lb wrote. "
                    + "Export into another folder.")
        }
        // A list from elsewhere must not make lb remove what lies outside the folder.
        self.files = known.filter { Self.isInside($0.key) }
        self.retired = retired.filter { Self.isInside($0.key) }
        owner = Self.owner(content?["blog"])
    }

    /// A list of paths in version 1.
    private static func files(_ value: JSONReader.Value) -> [String: File]? {
        if let paths = value.texts {
            return Dictionary(paths.map { ($0, File()) }) { one, _ in one }
        }
        guard case .object(let details) = value else { return nil }
        return details.mapValues { file in
            File(
                key: file["key"]?.text, size: file["size"]?.integer, time: file["time"]?.integer,
                sha256: file["sha256"]?.text)
        }
    }

    private static func retired(_ value: JSONReader.Value?) -> [String: Int]? {
        guard let value else { return [:] }
        guard case .object(let times) = value else { return nil }
        return times.compactMapValues(\.integer)
    }

    static func owner(_ value: JSONReader.Value?) -> Owner? {
        guard let id = value?["id"]?.text, let title = value?["title"]?.text else { return nil }
        return Owner(id: id, title: title)
    }

    /// What stands before the values of a file.
    private enum Name {
        static let opening = Array(":{".utf8)
        static let key = Array("\"key\":".utf8)
        static let size = Array("\"size\":".utf8)
        static let time = Array("\"time\":".utf8)
        static let sha256 = Array("\"sha256\":".utf8)
    }

    /// One file a line, in order.
    var bytes: [UInt8] {
        var lines: [UInt8] = Array("{\"version\":2,\"files\":{".utf8)
        lines.reserveCapacity(files.count * 128)
        for (index, (path, file)) in files.sorted(by: { $0.key < $1.key }).enumerated() {
            lines += (index == 0 ? "\n" : ",\n").utf8
            Self.append(path, to: &lines)
            lines += Name.opening
            let start = lines.count
            func begin(_ name: [UInt8]) {
                if lines.count > start { lines.append(UInt8(ascii: ",")) }
                lines += name
            }
            if let key = file.key {
                begin(Name.key)
                Self.append(key, to: &lines)
            }
            if let size = file.size {
                begin(Name.size)
                Self.append(size, to: &lines)
            }
            if let time = file.time {
                begin(Name.time)
                Self.append(time, to: &lines)
            }
            if let sum = file.sha256 {
                begin(Name.sha256)
                Self.append(sum, to: &lines)
            }
            lines.append(UInt8(ascii: "}"))
        }
        lines += "\n},\"retired\":".utf8
        lines += JSON.object(
            retired.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }
        )
        .bytes(.compact)
        if let owner {
            lines += ",\"blog\":".utf8
            lines += JSON.object([("id", .string(owner.id)), ("title", .string(owner.title))])
                .bytes(.compact)
        }
        return lines + Array("}\n".utf8)
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        guard number > 0 else {
            bytes += "\(number)".utf8
            return
        }
        let start = bytes.count
        var rest = UInt(number)
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    /// Appends a JSON string; nearly all of these need no escapes.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x22, 0x26, 0x3C, 0x3E, 0x5C: false
            default: (0x20..<0x7F).contains(byte)
            }
        }
        guard isPlain else {
            bytes += JSON.string(text).bytes(.compact)
            return
        }
        bytes.append(0x22)
        bytes += text.utf8
        bytes.append(0x22)
    }

    /// Whether `path` is relative, without `.` or `..`, so that it stays in the folder.
    static func isInside(_ path: String) -> Bool {
        guard path.utf8.count <= 1024 else { return false }
        // The name so far: how long it is, and whether it has nothing but dots.
        var length = 0
        var isDots = true
        for byte in path.utf8 {
            switch byte {
            case 0: return false
            case UInt8(ascii: "/"):
                if isDots && length <= 2 { return false }
                (length, isDots) = (0, true)
            default:
                length += 1
                isDots = isDots && byte == UInt8(ascii: ".")
            }
        }
        return !(isDots && length <= 2)
    }
}
