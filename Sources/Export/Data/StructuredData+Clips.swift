internal import Editorial

extension StructuredData {
    /// The entry's videos as VideoObject, or its sounds as AudioObject, with what search engines ask of one.
    func clips(of entry: PublicEntry, _ kind: PublicMedia.Kind) -> [JSON] {
        entry.media.filter { $0.kind == kind }.compactMap { clip($0, of: entry) }
    }

    /// Nil for one that is neither here nor elsewhere.
    private func clip(_ media: PublicMedia, of entry: PublicEntry) -> JSON? {
        let type = media.file?.type ?? media.url.flatMap { MediaPath.type(ofAddress: $0) }
        guard let address = media.file.map({ setting.links.to($0.text) }) ?? media.url?.text else {
            return nil
        }
        let name = media.caption ?? media.alt ?? setting.name(of: entry)
        return .object([
            ("@type", .string(media.kind == .video ? "VideoObject" : "AudioObject")),
            ("name", .string(name)),
            ("description", .string(media.alt ?? name)),
            ("thumbnailUrl", media.kind == .video ? .text(thumbnail(entry)) : nil),
            ("uploadDate", .string(entry.published.description)),
            ("duration", .text(media.isoDuration)),
            // An address that is no file of a known type is a page on which it can be seen.
            ("contentUrl", type == nil ? nil : .string(address)),
            ("url", type == nil ? .string(address) : nil),
            ("encodingFormat", .text(type)),
            ("creditText", .text(media.credit)),
            ("width", media.size.map { .integer($0.width) }),
            ("height", media.size.map { .integer($0.height) }),
        ])
    }

    /// A picture of the entry, else the one that stands for the blog.
    private func thumbnail(_ entry: PublicEntry) -> String? {
        let picture = entry.media.first { $0.kind == .image && $0.file != nil }?.file
        return picture.map { setting.links.to($0.text) }
            ?? setting.edition.image.map { $0.address(setting.links) }
    }
}
