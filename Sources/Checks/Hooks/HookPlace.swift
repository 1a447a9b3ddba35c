import Foundation
import Subprocess
import SystemPackage

/// A private folder for one run of a hook: exactly the trusted bytes as a program, its input, and what it
/// prints. Files, not pipes, so that nothing can block and nothing that it leaves behind is waited for.
struct HookPlace: Sendable {
    let hook: Hook
    let folder: String
    let program: String
    let input: FileDescriptor
    let output: FileDescriptor
    let errors: FileDescriptor

    init(_ hook: Hook, input bytes: [UInt8]) throws {
        self.hook = hook
        folder = FileManager.default.temporaryDirectory.path + "/lb-hook-\(UUID().uuidString)"
        program = folder + "/" + "hook"
        let owner = [FileAttributeKey.posixPermissions: 0o700]
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: owner)
        guard
            FileManager.default.createFile(
                atPath: program, contents: Data(hook.bytes), attributes: owner),
            FileManager.default.createFile(atPath: folder + "/input", contents: Data(bytes))
        else {
            throw HookFailure(
                sentence: "the hook \(hook.path) could not be run: \(folder) cannot be written. "
                    + "TMPDIR names another place.")
        }
        input = try FileDescriptor.open(FilePath(folder + "/input"), .readOnly)
        output = try FileDescriptor.open(
            FilePath(folder + "/output"), .readWrite, options: [.create, .exclusiveCreate],
            permissions: .ownerReadWrite)
        errors = try FileDescriptor.open(
            FilePath(folder + "/errors"), .readWrite, options: [.create, .exclusiveCreate],
            permissions: .ownerReadWrite)
    }

    func remove() {
        for file in [input, output, errors] { try? file.close() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// What it printed, or why that does not count; a status of nil means that its time was up.
    func result(_ status: TerminationStatus?, limits: HookRunner) throws -> [UInt8] {
        switch status {
        case nil:
            throw HookFailure(
                sentence: "the hook \(hook.path) took more than \(limits.time) and was stopped. "
                    + "Make it quicker, or take it out of the blog.")
        case .signaled(25):
            throw HookFailure(
                sentence: "the hook \(hook.path) printed more than \(limits.output / 1024) KiB "
                    + "and was stopped. Make it print findings only.")
        case .signaled(let signal):
            throw HookFailure(
                sentence: "the hook \(hook.path) was ended by signal \(signal)\(lastWords). "
                    + "It may use \(limits.memory >> 20) MiB; `lb hook run` tries it again.")
        case .exited(let code) where code != 0:
            throw HookFailure(
                sentence: "the hook \(hook.path) ended with \(code)\(lastWords). "
                    + "A hook that ran must end with 0, whatever it found.")
        default: break
        }
        let bytes = try contents("output")
        guard bytes.count < limits.output else {
            throw HookFailure(
                sentence: "the hook \(hook.path) printed more than \(limits.output / 1024) KiB. "
                    + "Make it print findings only.")
        }
        return bytes
    }

    private func contents(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
    }

    /// The last line of its standard error, for the sentence.
    private var lastWords: String {
        guard let bytes = try? contents("errors"),
            let line = String(decoding: bytes.suffix(2000), as: UTF8.self)
                .split(whereSeparator: \.isNewline).last
        else { return "" }
        return ": \(line.prefix(200))"
    }
}
