package import Archive
internal import Editorial
internal import Git

extension Shift {
    /// Runs the hooks of `event` over a draft's text.
    package func check(
        _ file: EntryFile, path: String, event: CheckRequest.Event, _ setting: Setting
    ) async throws -> CheckResult {
        let published = try blog.published(file.entry.id, at: setting.tip)
        let memory = BlogMemory(blog, language: setting.blogFile.blog.language)
        return await checks.check(
            CheckRequest(
                event: event, file: file, path: path, blog: setting.blogFile.blog,
                desk: setting.desk,
                published: published.flatMap {
                    try? EntryFile(bytes: $0.bytes, path: $0.path).entry
                },
                earlier: try memory.earlier(than: file.entry, at: setting.tip),
                hooks: try blog.hooks(of: event.rawValue, at: setting.tip),
                folder: blog.git.workDirectory, trustFile: blog.trustFile))
    }
}
