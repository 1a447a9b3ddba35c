internal import Archive
internal import Editorial
internal import Git
internal import Markdown

extension EntryFile {
    /// Files of the blog's `media/` that the entry names in its records and its text, each with the line.
    var namedMedia: [(path: String, line: Int)] {
        let images = Document(Array(entry.body.utf8)).references.filter {
            $0.isImage && $0.destination.hasPrefix("media/")
        }
        return entry.media.compactMap { media in
            media.file.map { ($0, line(ofKey: "media") ?? 0) }
        } + images.map { ($0.destination, bodyLine) }
    }
}

extension Shift {
    /// Refuses an entry that names a picture, clip or sound which the blog has not: readers would see a gap,
    /// and no page could be made of it.
    ///
    /// - Throws: `InvalidFile` with each file that is neither in the draft nor on main.
    func requireMedia(of file: EntryFile, _ chain: DraftChain, _ setting: Setting) throws {
        let named = file.namedMedia
        guard !named.isEmpty else { return }
        let trees = [try blog.git.commit(chain.tip).tree, setting.tip.tree]
        let missing = named.filter { name, _ in
            !trees.contains { (try? blog.git.entry(at: name, in: $0))?.kind == .file }
        }
        guard missing.isEmpty else {
            throw InvalidFile(
                missing.map { name, line in
                    Diagnostic(
                        file: chain.path, line: line, column: 1,
                        message:
                            "'\(SafeText.line(name))' is neither in this draft nor in the blog",
                        remedy:
                            "`lb attach \(chain.id) PICTURE` adds a picture; or take this one out.")
                })
        }
    }
}
