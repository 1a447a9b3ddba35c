internal import Archive
internal import Editorial
internal import Markdown

/// Reads the document that `lb export markdown` writes: its comments tell the entries apart, and what
/// the document says of each is the entry's text.
struct MarkdownPage {
    /// Title, language, time zone, state, order, and when coverage ended.
    let settings: Blog
    /// The entries and the summary, as they stand in the document.
    private(set) var entries: [Entry] = []

    /// Nil for any other document.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 2, lines[0].hasPrefix("# "),
            let words = Self.comment(lines[2], "blog"), (4...5).contains(words.count)
        else { return nil }
        let title = Self.unescaped(lines[0].dropFirst(2))
        let slug = Slug.of(title)
        var settings = Blog(
            title: title, slug: slug.isEmpty ? "live" : slug, timeZone: String(words[1]))
        settings.language = String(words[0])
        settings.state = Blog.State(rawValue: String(words[2])) ?? .live
        settings.order = Blog.Order(rawValue: String(words[3])) ?? .newestFirst
        settings.end = words.count > 4 ? Instant(rfc3339: String(words[4])) : nil
        self.settings = settings
        var starts: [Int] = []
        var fence: Substring?
        for (index, line) in lines.enumerated() {
            // What looks like a heading within code is code.
            let ticks = line.prefix { $0 == "`" }
            if let open = fence {
                if ticks.count >= open.count, ticks.count == line.count { fence = nil }
            } else if ticks.count >= 3 {
                fence = ticks
            } else if line.hasPrefix("<!-- lb "), index > 2 {
                starts.append(index)
            }
        }
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1] - 1 : lines.count
            if let entry = Self.entry(lines[start..<max(start, end)], heading: lines[start - 1]) {
                entries.append(entry)
            }
        }
    }

    /// The entry that the comment on the first line begins.
    private static func entry(_ lines: ArraySlice<Substring>, heading: Substring) -> Entry? {
        guard let first = lines.first else { return nil }
        let isSummary = comment(first, "summary") != nil
        guard let words = comment(first, isSummary ? "summary" : "entry"), words.count >= 2,
            let id = EntryID(words[0]), let published = Instant(rfc3339: String(words[1]))
        else { return nil }
        var entry = Entry(id: id, kind: isSummary ? .summary : .update)
        entry.published = published
        entry.created = published
        entry.updated = words.count > 2 ? Instant(rfc3339: String(words[2])) : nil
        var body = lines.dropFirst().drop(while: \.isEmpty)
        while body.last?.isEmpty == true { body = body.dropLast() }
        if isSummary {
            // The heading of the entries comes after it, and the time before that.
            if body.last?.hasPrefix("## ") == true { body = body.dropLast() }
            while body.last?.isEmpty == true { body = body.dropLast() }
            if body.last?.hasPrefix("*") == true { body = body.dropLast() }
        } else {
            entry.title = unescaped(
                heading.drop { $0 == "#" }.drop { $0 == " " }.drop(while: \.isNumber).dropFirst(2))
            for _ in 0..<(entry.updated == nil ? 1 : 2) where body.first?.hasPrefix("*") == true {
                body = body.dropFirst().drop(while: \.isEmpty)
            }
        }
        while body.last?.isEmpty == true { body = body.dropLast() }
        let clips = MarkdownClips(body)
        entry.media = clips.media
        entry.body = clips.lines.isEmpty ? "" : clips.lines.joined(separator: "\n") + "\n"
        if let title = entry.title, isOpening(title, of: entry.body) { entry.title = nil }
        return entry
    }

    /// Whether a heading is what an entry without a title is called there: its first words.
    private static func isOpening(_ heading: String, of body: String) -> Bool {
        let words = SafeText.line(plainText(of: Array(body.utf8)).prefix(400))
        if heading.last == "…" { return words.hasPrefix(heading.dropLast()) }
        // Quotations and captions follow the text there. Headings have no full stop.
        return words == heading || ".!?".contains(heading.last ?? " ") && words.hasPrefix(heading)
    }

    /// The words of `<!-- lb NAME … -->`.
    private static func comment(_ line: Substring, _ name: String) -> [Substring]? {
        let start = "<!-- lb \(name) "
        guard line.hasPrefix(start), line.hasSuffix(" -->") else { return nil }
        return line.dropFirst(start.count).dropLast(4).split(separator: " ")
    }

    /// Text whose signs were escaped so that they are no markup.
    static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscape = false
        for character in text {
            if character == "\\", !isEscape {
                isEscape = true
                continue
            }
            isEscape = false
            result.append(character)
        }
        return SafeText.line(result)
    }
}
