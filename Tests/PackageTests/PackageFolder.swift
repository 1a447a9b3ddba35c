import Foundation

/// The package on disk, found from where this file was compiled.
enum PackageFolder {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Paths from the root of all files under a folder, in the order of their bytes; those that a
    /// desktop or an editor drops (with a dot first) do not count.
    static func files(under folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root.path + "/" + folder)
            .filter { path in
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: "\(root.path)/\(folder)/\(path)")
                return attributes[.type] as? FileAttributeType == .typeRegular
                    && !path.split(separator: "/").contains { $0.hasPrefix(".") }
            }
            .map { "\(folder)/\($0)" }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appendingPathComponent(path)))
    }
}
