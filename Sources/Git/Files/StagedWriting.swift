import Glibc

/// A file that is written beside its place piece by piece, and compared with what is there on the way.
///
/// However large it becomes, little of it is in memory. It goes away again unless it is finished.
package final class StagedWriting {
    private let staged: StagedFile
    private let file: OpenFile
    /// What is at the place; nil once they differ.
    private var old: OpenFile?
    private var buffer: [UInt8] = []
    private var written = 0
    private var isFinished = false
    /// Bytes that go to the file at once.
    private static let stretch = 1 << 18

    /// Begins a file for `path`; one that is there keeps its permissions. Throws `FileError`.
    package init(for path: String) throws {
        (staged, file) = try StagedFile.begin(for: path)
        if DurableFile.kind(of: path) == .file {
            old = try? OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        }
        buffer.reserveCapacity(Self.stretch)
    }

    deinit { if !isFinished { staged.discard() } }

    /// Goes on with these bytes. Throws `FileError`.
    package func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= Self.stretch { try flush() }
    }

    /// Ends it, and has it on the disk.
    ///
    /// - Returns: the file, to be put in its place; nil: what is there has the same bytes, and nothing is left of this.
    /// - Throws: `FileError`; then nothing is left either.
    package func finish() throws -> StagedFile? {
        try flush()
        if let old, try Int(old.status().st_size) == written { return nil }
        try file.sync()
        isFinished = true
        return staged
    }

    private func flush() throws {
        if let old, (try? old.read(at: written, count: buffer.count)) != buffer { self.old = nil }
        try file.write(buffer)
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}
