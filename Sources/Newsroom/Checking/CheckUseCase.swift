package import Archive
internal import Editorial
internal import Git

extension Shift {
    /// Runs the hooks of `event` over a draft's text.
    package func check(
        _ file: EntryFile, path: String, event: CheckRequest.Event, _ setting: Setting
    ) async throws -> CheckResult {
        // A draft of a published entry lies at the same path.
        let published = try blog.file(path, in: setting.tip.tree, limit: Limits.entryBytes)
        let memory = BlogMemory(blog, language: setting.blogFile.blog.language)
        return await checks.check(
            CheckRequest(
                event: event, file: file, path: path, blog: setting.blogFile.blog,
                desk: setting.desk,
                published: published.flatMap { try? EntryFile(bytes: $0, path: path).entry },
                earlier: try memory.earlier(than: file.entry, at: setting.tip),
                hooks: try blog.hooks(of: event.rawValue, at: setting.tip),
                folder: blog.git.workDirectory, trustFile: blog.trustFile))
    }
}
