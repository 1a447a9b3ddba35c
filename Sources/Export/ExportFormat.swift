package import Editorial

/// A form in which a blog leaves the newsroom.
package enum ExportFormat: String, CaseIterable, Sendable {
    /// A website: pages, style, script and media.
    case html
    /// lb's own document, with everything that readers may know.
    case json
    /// Plain text, one file.
    case text

    /// One line on the format, for lists.
    package var summary: String {
        switch self {
        case .html: "website that works without JavaScript: pages, style, script and media"
        case .json: "everything that readers may know, as one document with a JSON Schema"
        case .text: "plain text: summary and numbered entries"
        }
    }
}

/// Renders what readers have at one commit.
///
/// The same edition, templates and media give the same bytes, on any machine. Nothing that readers
/// have no business with is in any of them; `PublicEntry` says what that is.
///
/// - Parameter media: The bytes of a file of the blog's `media/`; nil if it is not there.
/// - Throws: `ExportError` for a template, a phrase file or a time zone that is wrong.
package func render(
    _ format: ExportFormat, edition: Edition, templates: TemplateLibrary = TemplateLibrary(),
    media: @escaping @Sendable (_ path: String) throws -> [UInt8]? = { _ in nil }
) throws -> [OutputFile] {
    let setting = try PageSetting(
        edition: PublicEdition(edition), library: templates,
        pictures: PictureShelf(provider: media))
    switch format {
    case .html: return try HTMLExport(setting: setting, library: templates, alternates: []).files()
    case .json: return [OutputFile(path: "blog.json", bytes: JSONExport(setting: setting).bytes)]
    case .text: return [OutputFile(path: "blog.txt", bytes: TextExport(setting: setting).bytes)]
    }
}
