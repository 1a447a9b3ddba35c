internal import Archive
internal import Editorial
internal import Export
internal import Git

/// Says where a page will speak English although its blog does not.
enum PageWords {
    /// For a blog that has no templates of its own.
    static func note(_ language: String, _ console: Console) {
        guard let file = TemplateLibrary.missingWords(of: language).last else { return }
        let name = SafeText.line(language)
        console.note(
            "lb: there are no words in '\(name)' for the page: “Live”, “Summary”, “Correction” and "
                + "the like are English until the blog has Templates/\(file). "
                + "`lb template copy \(file)` puts the English ones there to translate.")
    }

    /// For a blog that is exported.
    static func note(_ material: EditionMaterial, _ console: Console) {
        let language = material.edition.blog.language
        guard !TemplateLibrary.missingWords(of: language).contains(where: material.templates.isOwn)
        else { return }
        note(language, console)
    }

    /// For a blog as it is at a commit.
    static func note(_ blog: BlogRepository, at commit: ObjectID, _ console: Console) throws {
        let tree = try blog.git.commit(commit).tree
        // What is wrong with the settings is told by whoever reads all of them.
        guard let bytes = try blog.file(EntryPath.blog, in: tree, limit: Limits.entryBytes),
            let language = try? BlogFile(bytes: bytes, path: EntryPath.blog).blog.language
        else { return }
        let files = TemplateLibrary.missingWords(of: language)
        guard
            try !files.contains(where: {
                try blog.git.entry(at: "Templates/\($0)", in: tree) != nil
            })
        else { return }
        note(language, console)
    }
}
