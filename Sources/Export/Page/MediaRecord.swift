internal import Editorial

/// A picture, clip or sound as its template wants it.
struct MediaRecord {
    let setting: PageSetting
    let media: PublicMedia

    /// Nil if there is nothing to show, not even a caption.
    var record: Record? {
        var record = Record(capacity: 16)
        if let file = media.file {
            here(file, &record)
        } else if let url = media.url {
            // A file elsewhere is linked, not loaded: loading it would tell its host of the reader.
            record.flag(.isElsewhere)
            record.text(.url, url.text)
            record.text(
                .text, setting.phrases("view-\(media.kind.rawValue)", ["host": url.host]))
        } else if media.caption == nil {
            return nil
        } else if media.named == nil, media.kind != .image {
            // A caption alone would be read as a sentence of the text.
            record.text(.text, setting.phrases("media-lost"))
        }
        record[.caption] = .text(media.caption ?? "")
        record[.credit] = .text(media.creditLine(setting.phrases) ?? "")
        record[.licence] = .text(media.publicLicence ?? "")
        record[.duration] = .text(media.clock ?? "")
        record[.durationISO] = .text(media.isoDuration ?? "")
        record.flag(
            .hasCaption,
            media.caption != nil || media.credit != nil || media.clock != nil
                || media.publicLicence != nil)
        return record
    }

    private func here(_ file: MediaPath, _ record: inout Record) {
        record.text(.source, file.text)
        record.text(.sourceURL, setting.links.to(file.text))
        record.text(.type, file.type)
        switch file.kind {
        case .image:
            record.flag(.isImage)
            record.text(.alt, media.alt ?? "")
            // What the file itself says is right; what was written down may be of another version.
            let own = setting.pictures.size(of: file)
            if let size = own ?? media.size {
                record.text(.width, "\(size.width)")
                record.text(.height, "\(size.height)")
            }
            record[.sources] = .text(setting.pictures.sources(of: file, size: own) ?? "")
            record.text(.sourceWidths, PictureShelf.widths)
        case .video:
            record.flag(.isVideo)
            record.text(.alt, media.alt ?? media.caption ?? setting.name(of: .media))
            record.text(.width, "\(media.size?.width ?? 1280)")
            record.text(.height, "\(media.size?.height ?? 720)")
        case .audio:
            record.flag(.isAudio)
            record.text(.alt, media.alt ?? media.caption ?? setting.name(of: .media))
        }
    }
}
