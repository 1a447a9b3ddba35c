internal import Foundation
internal import SystemPackage

/// A private folder for one run of a hook: exactly the trusted bytes, its input, and a home of its own.
///
/// The input is a file, not a pipe, so that a hook need not read it.
struct HookPlace: Sendable {
    /// Mode 0700; removed after the run with all that is in it.
    let folder: String
    /// Empty before the run. No other process has this `HOME`, which tells what the hook left running.
    let home: String
    /// The trusted bytes, which the child copies to `program`: a program that this process had open for
    /// writing could still be open in another child, and "text file busy".
    let content: String
    let program: String
    let input: FileDescriptor

    init(_ hook: Hook, input bytes: [UInt8]) throws(HookFailure) {
        folder = FileManager.default.temporaryDirectory.path + "/lb-hook-\(UUID().uuidString)"
        home = folder + "/home"
        content = folder + "/content"
        program = folder + "/run/" + Self.fileName(hook.name)
        do {
            let owner = [FileAttributeKey.posixPermissions: 0o700]
            for path in [folder, home, folder + "/run"] {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: false, attributes: owner)
            }
            try Self.write(hook.bytes, to: content, permissions: .ownerReadWriteExecute)
            try Self.write(bytes, to: folder + "/input", permissions: .ownerReadWrite)
            input = try FileDescriptor.open(FilePath(folder + "/input"), .readOnly)
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw .notRun(
                "\(folder) cannot be written: \(error). TMPDIR may name another place")
        }
    }

    func remove() {
        try? input.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func write(
        _ bytes: [UInt8], to path: String, permissions: FilePermissions
    ) throws {
        let file = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: permissions)
        try file.closeAfter { _ = try file.writeAll(bytes) }
    }

    /// The hook's own name, so that its messages are recognised; `hook` for one that is odd.
    private static func fileName(_ name: String) -> String {
        let plain = name.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
        }
        return plain && !name.hasPrefix(".") && !name.hasPrefix("-")
            && (1...100).contains(name.count)
            ? name : "hook"
    }
}
