internal import CAssets

/// A file of `Templates/` or `Hooks/` that travels inside the program.
package struct Asset: Sendable {
    /// Its path from the top of the repository, such as `Hooks/pre-publish.d/10-attribution`.
    package let path: String
    /// Its content, byte for byte.
    package let bytes: [UInt8]

    /// Its content as text. Invalid UTF-8 is repaired with U+FFFD; the files of this project have none.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Paths of all files inside the program, in the order of the table.
    package static var paths: [String] {
        (0..<lb_assets_count).map { unsafe String(cString: lb_asset_at($0).pointee.path) }
    }

    /// The file at `path`, or nil if the program holds none of that name.
    package static func named(_ path: String) -> Asset? {
        for index in 0..<lb_assets_count {
            let entry = unsafe lb_asset_at(index).pointee
            guard unsafe String(cString: entry.path) == path else { continue }
            return unsafe Asset(
                path: path,
                bytes: Array(UnsafeBufferPointer(start: entry.bytes, count: entry.count)))
        }
        return nil
    }
}
