internal import Editorial
internal import Markdown

/// The blog as plain text: that coverage has ended, if it has, the summary's points, then numbered
/// entries, each with its title and time on the first line and everything else indented by four below it.
struct TextExport {
    let setting: PageSetting

    /// Hands over the document piece by piece.
    func write(_ take: @escaping ([UInt8]) throws -> Void) throws {
        var blocks: [String] = []
        if setting.edition.state == .ended, let end = setting.edition.end {
            blocks.append(setting.clock.phrase("coverage-ended", end))
        }
        if let summary = setting.edition.summary {
            blocks.append(setting.phrases("summary"))
            blocks += Self.points(summary.body)
        }
        try take(Array(blocks.map { $0 + "\n" }.joined(separator: "\n").utf8))
        var number = 0
        try Pieces(setting: setting).each(
            "text", by: setting.edition.order,
            { entry in
                let parts = [heading(entry)] + parts(entry).map { Self.indented($0) }
                return Array(parts.joined(separator: "\n\n").utf8)
            },
            { entry in
                number += 1
                // An empty line before all but what comes first.
                let isFirst = number == 1 && blocks.isEmpty
                try take(Array("\(isFirst ? "" : "\n")  \(number). ".utf8))
                try take(entry)
                try take([0x0A])
            })
    }

    /// Title and time, such as `Bridge closed published at 08:58 Greenwich Mean Time 3 March 2017`.
    private func heading(_ entry: PublicEntry) -> String {
        let time = setting.clock.phrase("published", entry.published)
        let title = entry.retraction == nil ? entry.title : setting.phrases("withdrawn")
        return title.map { "\($0) \(time)" } ?? time
    }

    private func parts(_ entry: PublicEntry) -> [String] {
        if let retraction = entry.retraction {
            return [setting.phrases("withdrawn-text"), retraction.reason].compactMap(\.self)
        }
        var parts = entry.authors.isEmpty ? [] : [entry.authors.map(\.line).joined(separator: "; ")]
        let body = plainText(of: Array(entry.body.utf8), linkTargets: true)
        if !body.isEmpty { parts.append(body) }
        for quote in entry.quotes {
            parts += [setting.phrases("quote-message"), Self.neutral(quote.text)]
            if let attribution = quote.attribution { parts.append(Self.neutral(attribution)) }
            if let source = source(of: quote, entry) { parts.append(Self.neutral(source)) }
        }
        for media in entry.media { parts += self.media(media) }
        for embed in entry.embeds { parts += post(embed) }
        parts += entry.verdictLines(setting).map { Self.neutral($0) }
        for correction in entry.corrections {
            let title = correction.at.map { setting.clock.phrase("correction-at", $0) }
            let sentences = [correction.note, correction.sentence(setting.phrases)]
                .compactMap(\.self).map { Self.neutral($0) }
            parts.append(
                "\(title ?? setting.phrases("correction"))\(colon) "
                    + sentences.joined(separator: " "))
        }
        if let updated = entry.updated, updated > entry.published {
            parts.append(setting.clock.phrase("updated", updated))
        }
        return parts
    }

    /// What the page says of a quotation's source, and where that is.
    private func source(of quote: PublicQuote, _ entry: PublicEntry) -> String? {
        guard let source = entry.sources.first(where: { $0.id == quote.source }),
            let name = quote.name(of: source)
        else { return nil }
        let text = setting.phrases("quote-source", ["source": name])
        return source.url.map { "\(text) (\($0))" } ?? text
    }

    /// As the language sets it: French has a space before it.
    private var colon: String { setting.phrases("colon") }

    private func media(_ media: PublicMedia) -> [String] {
        let words = [
            media.caption ?? media.alt,
            media.clock.map { "(\($0))" },
            media.credit.map { setting.phrases("credit", ["credit": $0]) },
        ].compactMap(\.self).joined(separator: " ")
        let address = media.file == nil ? media.url?.text : nil
        return [setting.phrases("media-caption"), Self.neutral(words), address]
            .compactMap { $0?.nonEmpty }
    }

    private func post(_ embed: PublicEmbed) -> [String] {
        let provider = setting.providers.name(of: embed) ?? setting.phrases("site-elsewhere")
        let values: KeyValuePairs = ["provider": provider]
        return [
            setting.phrases("post-skip", values),
            embed.text.map { Self.neutral((embed.author.map { "\($0)\(colon) " } ?? "") + $0) },
            embed.text == nil && embed.url == nil ? setting.phrases("post-lost", values) : nil,
            embed.url.map { "\(setting.phrases("post-view", values))\(colon) \($0.text)" },
            PostRecord.disclaimer(setting),
            setting.phrases("post-end", values),
        ].compactMap(\.self)
    }

    /// The items of the summary's list, or its paragraphs, each as a point.
    private static func points(_ body: String) -> [String] {
        plainText(of: Array(body.utf8)).split(whereSeparator: \.isNewline).compactMap { line in
            let text = line.hasPrefix("- ") ? line.dropFirst(2) : line
            return text.allSatisfy(\.isWhitespace) ? nil : "  • \(text)"
        }
    }

    private static func indented(_ text: String) -> String {
        var bytes: [UInt8] = []
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if !line.isEmpty { bytes += "    ".utf8 }
            bytes += line
            bytes.append(0x0A)
        }
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    /// Without characters that act on a terminal or turn text around.
    private static func neutral(_ text: String) -> String {
        SafeText.forTerminal(text.split(whereSeparator: \.isNewline).joined(separator: "\n"))
    }
}
