internal import Editorial

/// Reads the saved text of a live page, as browsers copy it: a summary of bullets, then numbered
/// entries headed `Title published at 08:58 Greenwich Mean Time 10 February 2016`.
package struct SavedPageReader {
    private var page = SavedPage()
    private var entry: SavedEntry?
    /// What the next paragraph belongs to.
    private var expecting = Expectation.text

    private enum Expectation {
        case text, quote, speaker, source, caption, post
    }

    /// Reads `text`. What is no part of a page is kept as text of the entry it stands in.
    package static func read(_ text: String) -> SavedPage {
        var reader = SavedPageReader()
        for paragraph in paragraphs(text) { reader.take(paragraph) }
        reader.finishEntry()
        return reader.page
    }

    /// Paragraphs of lines joined by spaces; a heading of an entry is always one of its own.
    private static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [String] = []
        var current: [String] = []
        func flush() {
            if !current.isEmpty { paragraphs.append(current.joined(separator: " ")) }
            current = []
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let clean = SafeText.line(line)
            if clean.isEmpty {
                flush()
            } else if heading(clean) != nil || clean.hasPrefix("•") || isPostLine(clean) {
                flush()
                paragraphs.append(clean)
            } else {
                current.append(clean)
            }
        }
        flush()
        return paragraphs
    }

    private mutating func take(_ paragraph: String) {
        if let heading = Self.heading(paragraph) {
            finishEntry()
            entry = SavedEntry(number: heading.number, title: heading.title, time: heading.time)
            expecting = .text
            return
        }
        guard entry != nil else {
            if paragraph.hasPrefix("•") {
                page.summary.append(SafeText.line(paragraph.dropFirst()))
            } else if let end = Self.end(paragraph) {
                page.end = end
            } else if paragraph.lowercased() != "summary" {
                page.losses.append("“\(paragraph.prefix(60))” stands before the first entry.")
            }
            return
        }
        takeIntoEntry(paragraph)
    }

    private mutating func takeIntoEntry(_ paragraph: String) {
        if Self.isPostLine(paragraph) { return takePostLine(paragraph) }
        switch (paragraph.lowercased(), expecting) {
        case ("quote message", _): expecting = .quote
        case ("media caption,", _), ("image caption,", _), ("media caption", _):
            expecting = .caption
        case (_, .quote):
            entry?.quotes.append(Quotation(text: paragraph))
            expecting = .speaker
        case (let words, .speaker), (let words, .source):
            if words.hasPrefix("source: ") {
                page.losses.append(
                    "the source of a quotation in “\(entry?.title ?? "")” is no record of one.")
                expecting = .text
            } else if expecting == .speaker {
                takeSpeaker(paragraph)
                expecting = .source
            } else {
                expecting = .text
                takeText(paragraph)
            }
        case (_, .caption):
            entry?.media.append(Media(kind: "video", caption: paragraph, duration: nil))
            page.losses.append("the clip of “\(entry?.title ?? "")” has no file, credit or length.")
            expecting = .text
        case (_, .post):
            if !Self.isConsentText(paragraph) {
                let index = (entry?.embeds.count ?? 0) - 1
                if index >= 0 { entry?.embeds[index].text = paragraph }
            }
        case (_, .text): takeText(paragraph)
        }
    }

    private mutating func takeText(_ paragraph: String) {
        if entry?.paragraphs.isEmpty == true, let byline = Self.byline(paragraph) {
            entry?.byline = byline
            return
        }
        entry?.paragraphs.append(Self.markdown(paragraph))
        if paragraph.contains(", external") {
            page.losses.append("a link in “\(entry?.title ?? "")” has lost its address.")
        }
    }

    private mutating func takeSpeaker(_ paragraph: String) {
        let index = (entry?.quotes.count ?? 0) - 1
        guard index >= 0 else { return }
        if let byline = Self.byline(paragraph) {
            entry?.quotes[index].speaker = byline.name
            entry?.quotes[index].role = byline.role
        } else if Self.looksLikeName(paragraph) {
            entry?.quotes[index].speaker = paragraph
        } else {
            entry?.quotes[index].descriptor = paragraph
        }
    }

    /// What pages print around a post that they do not show.
    private mutating func takePostLine(_ line: String) {
        let words = line.lowercased()
        if words.hasSuffix("cannot be displayed in your browser.")
            || words.contains("post cannot be displayed")
        {
            let provider = line.split(separator: " ").dropFirst().first.map(String.init) ?? "post"
            entry?.embeds.append(Embed(provider: provider))
            page.losses.append(
                "a \(provider) post in “\(entry?.title ?? "")” has lost its address, author and text."
            )
            expecting = .post
        } else if words.hasPrefix("end of ") {
            expecting = .text
        }
    }

    private mutating func finishEntry() {
        if let entry { page.entries.append(entry) }
        entry = nil
    }

    // MARK: What lines look like

    private static func heading(
        _ line: String
    ) -> (number: Int?, title: String, time: SavedTime)? {
        guard let range = line.ranges(of: "published at ").last,
            let time = SavedTime(line[range.upperBound...])
        else { return nil }
        var title = line[..<range.lowerBound]
        var number: Int?
        if let dot = title.firstIndex(of: "."), let value = Int(title[..<dot]) {
            number = value
            title = title[title.index(after: dot)...]
        }
        return (number, SafeText.line(title), time)
    }

    /// `Coverage ended at 17:05 Greenwich Mean Time 10 February 2016`, as pages of lb say it.
    private static func end(_ line: String) -> SavedTime? {
        let start = "coverage ended at "
        guard line.lowercased().hasPrefix(start) else { return nil }
        return SavedTime(line.dropFirst(start.count))
    }

    private static func isPostLine(_ line: String) -> Bool {
        let words = line.lowercased()
        return words.hasPrefix("this ") && words.contains("post cannot be displayed")
            || words.hasPrefix("skip ") && words.hasSuffix(" post")
            || words.hasPrefix("end of ") && words.hasSuffix(" post")
            || words.hasPrefix("allow ") && words.hasSuffix(" content?")
            || words.hasSuffix("is not responsible for the content of external sites.")
            || words.hasPrefix("this article contains content provided by")
    }

    private static func isConsentText(_ paragraph: String) -> Bool {
        let words = paragraph.lowercased()
        return words.contains("accept and continue") || words.hasPrefix("view original content")
    }

    /// `Ana Ruiz, health correspondent`: a name and a short role, without the end of a sentence.
    private static func byline(_ paragraph: String) -> Byline? {
        guard paragraph.count < 80, let last = paragraph.last, last.isLetter,
            let comma = paragraph.firstIndex(of: ",")
        else { return nil }
        let name = String(paragraph[..<comma])
        let role = SafeText.line(paragraph[paragraph.index(after: comma)...])
        guard looksLikeName(name), (1...8).contains(role.split(separator: " ").count) else {
            return nil
        }
        return Byline(name: name, role: role)
    }

    /// Two to four words, each with a capital letter.
    private static func looksLikeName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return (2...4).contains(words.count)
            && words.allSatisfy { $0.first?.isUppercase == true && !$0.contains(".") }
    }

    /// Plain text as Markdown: what would be markup is escaped.
    private static func markdown(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*_[]<>#|~".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
