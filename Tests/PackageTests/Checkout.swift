import Foundation

/// The repository that these tests were built from.
enum Checkout {
    static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Regular files below folders of the top level, as paths from there, sorted; none whose name begins
    /// with a dot.
    static func files(in folders: [String], ending suffix: String = "") -> [String] {
        folders.flatMap { folder in
            let names = FileManager.default.enumerator(atPath: top.appending(path: folder).path)
            return (names?.compactMap { $0 as? String } ?? []).map { folder + "/" + $0 }
        }.filter { path in
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: top.appending(path: path).path)
            let isFile = attributes?[.type] as? FileAttributeType == .typeRegular
            return isFile && path.hasSuffix(suffix)
                && !path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__pycache__" }
        }.sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: top.appending(path: path)))
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }
}
