internal import Archive
internal import Editorial
internal import Git
internal import Markdown

extension Shift {
    /// Refuses an entry that names a picture, clip or sound which the blog has not: readers would see a gap,
    /// and no page could be made of it.
    ///
    /// - Throws: `InvalidFile` with each file that is neither in the draft nor on main.
    func requireMedia(of file: EntryFile, _ chain: DraftChain, _ setting: Setting) throws {
        let images = Document(Array(file.entry.body.utf8)).references.filter {
            $0.isImage && $0.destination.hasPrefix("media/")
        }
        let named =
            file.entry.media.compactMap { media in
                media.file.map { ($0, file.line(ofKey: "media") ?? 0) }
            } + images.map { ($0.destination, file.bodyLine) }
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
