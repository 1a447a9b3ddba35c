internal import Editorial
internal import Git

/// What somebody typed, on disk before anything else is done with it.
///
/// Kept in the blog's private folder until the act that carries the text is on disk for good; where
/// that folder cannot be written, in another one.
package struct TypedText: Sendable {
    /// Where it is, absolute.
    package let path: String

    /// A text that was kept there.
    package init(path: String) { self.path = path }

    /// Keeps `bytes` durably.
    ///
    /// - Parameters:
    ///   - folders: where to try, in order.
    ///   - name: the file's name, without a slash.
    /// - Throws: the error of the last folder, if none of them takes it.
    package static func keep(
        _ bytes: [UInt8], in folders: [String], name: String
    ) throws -> TypedText {
        var last: (any Error)?
        for folder in folders {
            do {
                try DurableFile.createFolder(folder)
                let path = "\(folder)/\(name)"
                try DurableFile.write(bytes, to: path)
                return TypedText(path: path)
            } catch {
                last = error
            }
        }
        throw last
            ?? ArchiveError(.invalid, "there is no folder to keep the text in", "Set TMPDIR.")
    }

    /// Lets go of it, once the text is in the repository. What cannot be removed does no harm.
    package func discard() {
        try? DurableFile.remove(path)
    }
}

extension BlogRepository {
    /// Where typed text is kept.
    package var typedFolder: String { privateFolder + "/typed" }

    /// Texts that were typed and never became a draft, oldest first.
    package func keptTexts() -> [String] {
        DurableFile.names(in: typedFolder).sorted().map { "\(typedFolder)/\($0)" }
    }
}
