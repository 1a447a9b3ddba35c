internal import Archive
internal import Editorial
internal import Export
internal import Git

/// What an export is made of: what readers are to have, and the templates for it.
struct EditionMaterial: Sendable {
    /// The blog's `.git` folder.
    let place: String
    let commit: ObjectID
    let tree: ObjectID
    /// The theme asked for; nil: the blog's own.
    let theme: String?
    let edition: Edition
    let templates: TemplateLibrary

    /// Reads the edition of a commit; another core reads the templates meanwhile.
    ///
    /// - Throws: what `read` throws, and what is wrong with the blog's settings.
    init(
        _ blog: BlogRepository, _ commit: ObjectID, theme: String?, read: () throws -> Edition
    ) throws {
        place = blog.git.gitDirectory
        self.commit = commit
        self.theme = theme
        tree = try blog.git.commit(commit).tree
        let settings = try blog.blogFile(at: .init(commit: commit, tree: tree)).blog
        let templates = Self.templates(theme ?? settings.theme, Self.reader(tree, blog))
        self.templates = templates
        let preparing = Alongside { templates.prepare(language: settings.language) }
        edition = try read()
        try preparing.value()
    }

    static func templates(
        _ theme: String?, _ file: @escaping @Sendable (String, Int) throws -> [UInt8]?
    ) -> TemplateLibrary {
        TemplateLibrary(theme: theme) { name in try file("Templates/\(name)", 1 << 20) }
    }

    /// Reads files of a tree; on several cores, each with a handle of its own.
    static func reader(
        _ tree: ObjectID, _ blog: BlogRepository
    ) -> @Sendable (_ path: String, _ limit: Int) throws -> [UInt8]? {
        let handles = BlogHandles(place: blog.git.gitDirectory)
        // Most blogs have no templates of their own.
        var hasTemplates = true
        do { hasTemplates = try blog.git.entry(at: "Templates", in: tree) != nil } catch {}
        return { [hasTemplates] path, limit in
            guard hasTemplates || !path.hasPrefix("Templates/") else { return nil }
            return try handles.use { try $0.file(path, in: tree, limit: limit) }
        }
    }
}
