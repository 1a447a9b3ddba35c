internal import Editorial
internal import Markdown

/// The blog as one Markdown document, for archives and for reading elsewhere.
///
/// Made of the text that readers see, not of the writers' source: what that hides, such as unused
/// link definitions, must not get out. Comments tell `lb import markdown` what the words do not: ids,
/// and times to the second.
struct MarkdownExport {
    let setting: PageSetting

    /// Hands over the document piece by piece.
    func write(_ take: @escaping ([UInt8]) throws -> Void) throws {
        let edition = setting.edition
        let end = edition.state == .ended ? edition.end : nil
        var blocks = ["# \(Self.plain(edition.title))"]
        blocks.append(
            "<!-- lb blog \(edition.language) \(edition.timeZone) \(edition.state.rawValue) "
                + "\(edition.order.rawValue)\(end.map { " \($0)" } ?? "") -->")
        if let summary = edition.summary {
            blocks.append("## \(setting.phrases("summary"))\n\(mark("summary", summary))")
            blocks.append(body(summary))
            blocks.append("*\(setting.clock.phrase("summary-time", summary.changed))*")
        }
        blocks.append("## \(setting.phrases("entries"))")
        try take(Array(blocks.filter { !$0.isEmpty }.joined(separator: "\n\n").utf8))
        try Pieces(setting: setting).each(
            "markdown", by: edition.order, { Array(entry($0).utf8) },
            { entry in
                try take(Array("\n\n".utf8))
                try take(entry)
            })
        try take([0x0A])
    }

    private func entry(_ entry: PublicEntry) -> String {
        var blocks = [
            "### \(entry.number). \(Self.plain(setting.name(of: entry)))\n\(mark("entry", entry))"
        ]
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
        blocks.append(body(entry))
        for quote in entry.quotes { blocks.append(self.quote(quote, entry)) }
        for media in entry.media { blocks += self.media(media) }
        for embed in entry.embeds { blocks += post(embed) }
        blocks += verdicts(entry)
        for correction in entry.corrections {
            let title = correction.at.map { setting.clock.phrase("correction-at", $0) }
            let words = [correction.note, correction.sentence(setting.phrases)].compactMap(\.self)
            blocks.append(
                "**\(title ?? setting.phrases("correction"))** "
                    + Self.plain(words.joined(separator: " ")))
        }
        if !entry.tags.isEmpty {
            let tags = entry.tags.map { Self.plain($0) }.joined(separator: ", ")
            blocks.append("*\(setting.phrases("tags"))\(setting.phrases("colon")) \(tags)*")
        }
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Whose words follow, and when readers got them.
    private func mark(_ name: String, _ entry: PublicEntry) -> String {
        let updated = entry.retraction == nil ? entry.updated : nil
        let change = updated.flatMap { $0 > entry.published ? " \($0)" : nil } ?? ""
        return "<!-- lb \(name) \(entry.id) \(entry.published)\(change) -->"
    }

    private func body(_ entry: PublicEntry) -> String {
        let pictures = setting.pictures
        return MarkdownText(entry.body) { path in
            MediaPath(path).flatMap { pictures.has($0) ? $0.kind : nil }
        }.text
    }

    private func quote(_ quote: PublicQuote, _ entry: PublicEntry) -> String {
        let translated = quote.translated ? "(\(setting.phrases("translated")))" : nil
        let source = entry.sources.first { $0.id == quote.source }?.url
        let words = [
            quote.attribution.map { Self.plain($0) }, translated, source.map { "<\($0)>" },
        ].compactMap(\.self)
        return Self.quoted(quote.text)
            + (words.isEmpty ? "" : "\n>\n> — \(words.joined(separator: " "))")
    }

    private func media(_ media: PublicMedia) -> [String] {
        let words = [
            media.caption, media.clock, media.credit,
            media.publicLicence.map { setting.phrases("licence", ["licence": $0]) },
        ].compactMap(\.self).map { Self.plain($0) }
        var blocks: [String] = []
        if media.kind == .image, let file = media.file {
            blocks.append("![\(Self.plain(media.alt ?? ""))](\(file.text))")
        } else if let target = media.file?.text ?? media.url?.text {
            let name = media.alt ?? media.caption ?? setting.name(of: .media)
            blocks.append("[\(Self.plain(name))](<\(target)>)")
        }
        if !words.isEmpty { blocks.append("*\(words.joined(separator: " · "))*") }
        return blocks
    }

    private func post(_ embed: PublicEmbed) -> [String] {
        var blocks: [String] = []
        let provider = setting.providers.name(of: embed) ?? setting.phrases("site-elsewhere")
        let lost = setting.phrases("post-lost", ["provider": provider])
        if let text = embed.text ?? (embed.url == nil ? lost : nil) {
            blocks.append(Self.quoted(text))
        }
        let author = [embed.author, setting.providers.name(of: embed)].compactMap(\.self)
        let captured = embed.captured.map { "(\(setting.clock.phrase("post-captured", $0)))" }
        let words = [
            Self.plain(author.joined(separator: ", ")), embed.url.map { "<\($0.text)>" }, captured,
        ].compactMap(\.self).filter { !$0.isEmpty }
        blocks.append("— \(words.joined(separator: " "))")
        return blocks
    }

    private func verdicts(_ entry: PublicEntry) -> [String] {
        let phrases = setting.phrases
        let lines = entry.verdicts.map { verdict in
            let source = verdict.source.map { phrases("claim-source", ["source": $0]) }
            let isPlaced = setting.edition.address != nil
            let target = isPlaced ? verdict.replacement.map { setting.address(of: $0) } : nil
            let more = [(verdict.newer(setting), target), (source, verdict.url)].map {
                [$0.map { Self.plain($0) }, $1.map { "<\($0)>" }].compactMap(\.self)
                    .joined(separator: " ")
            }
            return "- \(Self.plain(verdict.claim)) — **\(Self.plain(verdict.name(phrases)))**"
                + more.filter { !$0.isEmpty }.map { " (\($0))" }.joined()
        }
        guard !lines.isEmpty else { return [] }
        let title = PublicVerdict.title(phrases, publisher: setting.edition.publisher)
        return ["**\(Self.plain(title))**", lines.joined(separator: "\n")]
    }

    private static func quoted(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.isEmpty ? ">" : "> \(plain(String($0)))" }.joined(separator: "\n")
    }

    /// Text that Markdown reads as text, on one line.
    static func plain(_ text: String) -> String {
        MarkdownText.escaped(SafeText.typesetLine(text))
    }
}
