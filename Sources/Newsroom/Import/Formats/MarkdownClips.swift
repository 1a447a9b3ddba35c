internal import Editorial

/// The clips of an entry in the document that `lb export markdown` writes: a paragraph that is one link
/// to a film or sound, and the line of its caption after it.
///
/// They become what they were, records that pages show with their controls. A link within a sentence
/// stays a link.
struct MarkdownClips {
    /// In the order in which they stand.
    private(set) var media: [Media] = []
    /// The text without them.
    private(set) var lines: [Substring] = []

    private static let kinds = [
        "mp4": "video", "m4v": "video", "webm": "video", "mp3": "audio", "m4a": "audio",
        "ogg": "audio", "wav": "audio",
    ]

    init(_ text: some Sequence<Substring>) {
        let text = Array(text)
        var fence: Substring?
        var place = 0
        while place < text.count {
            let line = text[place]
            place += 1
            // What looks like a clip within code is code.
            let ticks = line.prefix { $0 == "`" }
            if let open = fence {
                if ticks.count >= open.count, ticks.count == line.count { fence = nil }
            } else if ticks.count >= 3 {
                fence = ticks
            } else if lines.last?.isEmpty ?? true, place == text.count || text[place].isEmpty,
                var clip = Self.clip(line)
            {
                while place < text.count, text[place].isEmpty { place += 1 }
                if place < text.count, place + 1 == text.count || text[place + 1].isEmpty,
                    Self.take(caption: text[place], into: &clip)
                {
                    place += 1
                    while place < text.count, text[place].isEmpty { place += 1 }
                }
                media.append(clip)
                continue
            }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
    }

    /// The clip that a line is and nothing else.
    private static func clip(_ line: Substring) -> Media? {
        guard line.hasPrefix("["), line.hasSuffix(">)"),
            let middle = line.firstRange(of: "](<")
        else { return nil }
        let name = line[line.index(after: line.startIndex)..<middle.lowerBound]
        let target = line[middle.upperBound...].dropLast(2)
        let path = target.prefix { $0 != "?" && $0 != "#" }
        guard !target.contains("<"), let dot = path.lastIndex(of: "."),
            let kind = kinds[path[path.index(after: dot)...].lowercased()]
        else { return nil }
        var clip = Media()
        clip.kind = kind
        clip.alt = MarkdownPage.unescaped(name)
        if target.hasPrefix("media/") {
            clip.file = String(target)
        } else if target.hasPrefix("https://") || target.hasPrefix("http://") {
            clip.url = String(target)
        } else {
            return nil
        }
        return clip
    }

    /// Reads `*Caption · 1:42 · Credit*`; without a length, all of it is the caption.
    private static func take(caption line: Substring, into clip: inout Media) -> Bool {
        guard line.hasPrefix("*"), line.hasSuffix("*"), !line.hasSuffix("\\*"), line.count > 2,
            !line.hasPrefix("**")
        else { return false }
        let words = MarkdownPage.unescaped(line.dropFirst().dropLast()).split(separator: " · ")
        let length = words.firstIndex { seconds($0) != nil } ?? words.count
        let caption = words[..<length].joined(separator: " · ")
        let credit = words[min(length + 1, words.count)...].joined(separator: " · ")
        clip.caption = caption.isEmpty ? nil : caption
        clip.credit = credit.isEmpty ? nil : credit
        clip.duration = length < words.count ? seconds(words[length]) : nil
        // Without words of its own for those who do not see it, it is named by its caption.
        if clip.alt == clip.caption { clip.alt = nil }
        return true
    }

    /// `1:42`, or `1:02:03` with hours.
    private static func seconds(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }),
            parts.dropFirst().allSatisfy({ $0.count == 2 && $0 < "60" })
        else { return nil }
        return parts.reduce(0) { $0 * 60 + (Int($1) ?? 0) }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
