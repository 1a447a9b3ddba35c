/// A file of an export: where it goes, and what is in it.
package struct OutputFile: Sendable {
    /// Where the bytes are, or how to get them when they are wanted.
    package enum Content: Sendable {
        case bytes([UInt8])
        /// Made only when written. The key must change whenever the bytes do: a file that was written
        /// under the same key and not touched since need not be made again. Nil: always made.
        case made(key: String?, @Sendable () throws -> [UInt8])
        /// As `made`, for a large document, which is handed over in pieces.
        case inPieces(
            key: String?, @Sendable (_ take: @escaping ([UInt8]) throws -> Void) throws -> Void)
        /// Made last, of what the other files are.
        case list(@Sendable ([Digest]) -> [UInt8])
    }

    /// What is in a file of the export.
    package struct Digest: Sendable, Hashable {
        package let path: String
        /// Bytes.
        package let size: Int
        package let sha256: String

        package init(path: String, size: Int, sha256: String) {
            self.path = path
            self.size = size
            self.sha256 = sha256
        }
    }

    /// Relative to the folder of the export, with `/` between names.
    package let path: String
    package let content: Content

    package init(path: String, content: Content) {
        self.path = path
        self.content = content
    }

    package init(path: String, bytes: [UInt8]) {
        self.init(path: path, content: .bytes(bytes))
    }

    /// What changes with what the file is made of, if that is known.
    var key: String? {
        switch content {
        case .made(let key, _), .inPieces(let key, _): key
        case .bytes, .list: nil
        }
    }

    /// The file's bytes; of a list, those that it has where there is nothing else.
    package var bytes: [UInt8] {
        get throws {
            switch content {
            case .bytes(let bytes): bytes
            case .made(_, let make): try make()
            case .inPieces(_, let make): try Self.joined(make)
            case .list(let make): make([])
            }
        }
    }

    private static func joined(
        _ make: (_ take: @escaping ([UInt8]) throws -> Void) throws -> Void
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try make { bytes += $0 }
        return bytes
    }
}
