/// A file of an export: where it goes, and what is in it.
package struct OutputFile: Sendable {
    /// Where the bytes are, or how to get them when they are wanted.
    package enum Content: Sendable {
        case bytes([UInt8])
        /// Fetched only when written. The path must change whenever the bytes do, so that a file of
        /// that path that was written before need not be fetched again.
        case addressed(@Sendable () throws -> [UInt8])
    }

    /// Relative to the folder of the export, with `/` between names.
    package let path: String
    package let content: Content

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        content = .bytes(bytes)
    }

    package init(path: String, addressed: @escaping @Sendable () throws -> [UInt8]) {
        self.path = path
        content = .addressed(addressed)
    }

    /// The file's bytes.
    package var bytes: [UInt8] {
        get throws {
            switch content {
            case .bytes(let bytes): bytes
            case .addressed(let fetch): try fetch()
            }
        }
    }
}
