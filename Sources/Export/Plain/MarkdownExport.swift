internal import Editorial
internal import Markdown

/// The blog as one Markdown document, for archives and for reading elsewhere.
///
/// Made of the text that readers see, not of the writers' source: what that hides, such as unused
/// link definitions, must not get out.
struct MarkdownExport {
    let setting: PageSetting

    func bytes() throws -> [UInt8] {
        let edition = setting.edition
        var blocks = ["# \(Self.plain(edition.title))"]
        if let summary = edition.summary {
            blocks.append("## \(setting.phrases("summary"))")
            blocks.append(MarkdownText(summary.body).text)
            blocks.append("*\(setting.clock.phrase("summary-time", summary.changed))*")
        }
        blocks.append("## \(setting.phrases("entries"))")
        let entries = try Pieces(setting: setting).all("markdown") { Array(entry($0).utf8) }
        var output = Array(blocks.filter { !$0.isEmpty }.joined(separator: "\n\n").utf8)
        output.reserveCapacity(entries.reduce(output.count + 1) { $0 + $1.count + 2 })
        for entry in edition.inOrder(entries) {
            output += "\n\n".utf8
            output += entry
        }
        output.append(0x0A)
        return output
    }

    private func entry(_ entry: PublicEntry) -> String {
        var blocks = ["### \(entry.number). \(Self.plain(setting.name(of: entry)))"]
        blocks.append("*\(setting.clock.phrase("published", entry.published))*")
        if let retraction = entry.retraction {
            blocks.append(setting.phrases("withdrawn-text"))
            if let reason = retraction.reason { blocks.append(Self.plain(reason)) }
            return blocks.joined(separator: "\n\n")
        }
        if let updated = entry.updated, updated > entry.published {
            blocks.append("*\(setting.clock.phrase("updated", updated))*")
        }
        if !entry.authors.isEmpty {
            blocks.append("**\(Self.plain(entry.authors.map(\.line).joined(separator: "; ")))**")
        }
        blocks.append(MarkdownText(entry.body).text)
        for quote in entry.quotes {
            blocks.append(
                Self.quoted(quote.text)
                    + (quote.attribution.map { "\n>\n> — \(Self.plain($0))" } ?? ""))
        }
        for media in entry.media {
            let words = [media.caption, media.clock, media.credit].compactMap(\.self).map {
                Self.plain($0)
            }
            let target = media.file?.text ?? media.url?.text
            if media.kind == .image, let file = media.file {
                blocks.append("![\(Self.plain(media.alt ?? ""))](\(file.text))")
            } else if let target {
                blocks.append("[\(setting.name(of: .media))](<\(target)>)")
            }
            if !words.isEmpty { blocks.append("*\(words.joined(separator: " · "))*") }
        }
        for embed in entry.embeds {
            if let text = embed.text ?? (embed.url == nil ? setting.phrases("post-lost") : nil) {
                blocks.append(Self.quoted(text))
            }
            let author = [embed.author, setting.providers.name(of: embed)].compactMap(\.self)
            blocks.append(
                "— " + Self.plain(author.joined(separator: ", "))
                    + (embed.url.map { " <\($0.text)>" } ?? ""))
        }
        for correction in entry.corrections {
            let title = correction.at.map { setting.clock.phrase("correction-at", $0) }
            let words = [correction.note, correction.sentence(setting.phrases)].compactMap(\.self)
            blocks.append(
                "**\(title ?? setting.phrases("correction"))** "
                    + Self.plain(words.joined(separator: " ")))
        }
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func quoted(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.isEmpty ? ">" : "> \(plain(String($0)))" }.joined(separator: "\n")
    }

    /// Text that Markdown reads as text, on one line.
    static func plain(_ text: String) -> String { MarkdownText.escaped(SafeText.line(text)) }
}
