extension String {
    /// Markdown without the comments (`<!-- … -->`) that its writers left in it for one another.
    ///
    /// What stands in code, between backticks on one line or in a fenced block, is no comment; nor is
    /// what has no end.
    package var withoutComments: String {
        // Most text has none, and this is asked of every entry.
        guard utf8.contains(UInt8(ascii: "<")) else { return self }
        let bytes = Array(utf8)
        guard let end = bytes.indices.last(where: { bytes.has("-->", at: $0) }),
            bytes[..<end].indices.contains(where: { bytes.has("<!--", at: $0) })
        else { return self }
        var remover = CommentRemover(bytes: bytes, lastEnd: end)
        return String(decoding: remover.result(), as: UTF8.self)
    }
}

extension Entry {
    /// The entry without the comments that its writers left in its texts and records. What others wrote, in
    /// `embeds`, stays as it was kept.
    package var withoutComments: Entry {
        // Most entries have none, and a copy of all records costs more than a look at them.
        guard mayHaveComments else { return self }
        var entry = self
        entry.title?.removeComments()
        entry.keyText?.removeComments()
        entry.body.removeComments()
        for index in byline.indices {
            entry.byline[index].name?.removeComments()
            entry.byline[index].role?.removeComments()
        }
        for index in quotes.indices {
            entry.quotes[index].text.removeComments()
            entry.quotes[index].speaker?.removeComments()
            entry.quotes[index].role?.removeComments()
            entry.quotes[index].descriptor?.removeComments()
        }
        for index in claims.indices {
            entry.claims[index].value?.removeComments()
            entry.claims[index].text?.removeComments()
        }
        for index in sources.indices { entry.sources[index].name?.removeComments() }
        for index in media.indices {
            entry.media[index].alt?.removeComments()
            entry.media[index].caption?.removeComments()
            entry.media[index].credit?.removeComments()
            entry.media[index].licence?.removeComments()
        }
        for index in corrections.indices {
            entry.corrections[index].was?.removeComments()
            entry.corrections[index].now?.removeComments()
            entry.corrections[index].note?.removeComments()
        }
        entry.retracted?.reason?.removeComments()
        return entry
    }
}

extension Entry {
    /// Whether one of its own texts has the sign with which comments begin.
    private var mayHaveComments: Bool {
        func has(_ texts: String?...) -> Bool {
            texts.contains { $0?.utf8.contains(UInt8(ascii: "<")) == true }
        }
        return has(title, keyText, body, retracted?.reason)
            || byline.contains { has($0.name, $0.role) }
            || quotes.contains { has($0.text, $0.speaker, $0.role, $0.descriptor) }
            || claims.contains { has($0.value, $0.text) } || sources.contains { has($0.name) }
            || media.contains { has($0.alt, $0.caption, $0.credit, $0.licence) }
            || corrections.contains { has($0.was, $0.now, $0.note) }
    }
}

extension String {
    fileprivate mutating func removeComments() {
        guard utf8.contains(UInt8(ascii: "<")) else { return }
        self = withoutComments
    }
}

/// Goes through Markdown once, line by line.
private struct CommentRemover {
    let bytes: [UInt8]
    /// Where the last `-->` is.
    let lastEnd: Int
    private var output: [UInt8] = []
    private var isComment = false
    private var fence: ArraySlice<UInt8>?

    init(bytes: [UInt8], lastEnd: Int) {
        self.bytes = bytes
        self.lastEnd = lastEnd
        output.reserveCapacity(bytes.count)
    }

    mutating func result() -> [UInt8] {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            if isComment || !isFenced(bytes[start..<end]) {
                line(start..<end)
            } else {
                output += bytes[start..<end]
            }
            start = end
        }
        return output
    }

    /// Whether the line belongs to a fenced block, or opens or closes one.
    private mutating func isFenced(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.drop { $0 == 0x20 }
        let sign = text.first
        let run = text.prefix { $0 == sign }
        let isFence = (sign == 0x60 || sign == 0x7E) && run.count >= 3
        guard let open = fence else {
            if isFence { fence = run }
            return isFence
        }
        if isFence, open.first == sign, run.count >= open.count { fence = nil }
        return true
    }

    private mutating func line(_ line: Range<Int>) {
        let lastTick = bytes[line].lastIndex(of: 0x60) ?? -1
        var isCode = false
        var index = line.lowerBound
        while index < line.upperBound {
            if isComment {
                isComment = !bytes.has("-->", at: index)
                index += isComment ? 1 : 3
                continue
            }
            let byte = bytes[index]
            if byte == 0x60 { isCode = !isCode && index < lastTick }
            if !isCode, byte == 0x3C, lastEnd >= index + 4, bytes.has("<!--", at: index) {
                isComment = true
                index += 4
                continue
            }
            output.append(byte)
            index += 1
        }
    }
}

extension [UInt8] {
    fileprivate func has(_ text: String, at place: Int) -> Bool {
        guard place + text.utf8.count <= count else { return false }
        return self[place] == text.utf8.first
            && self[place..<place + text.utf8.count].elementsEqual(text.utf8)
    }
}
