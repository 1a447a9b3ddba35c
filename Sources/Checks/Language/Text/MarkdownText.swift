internal import Markdown

/// Markdown read for the rules: the words that readers see, with their places in the source.
package struct MarkdownText: Sendable {
    package let text: AnalysedText
    /// Links in the order of the text; images are none.
    package let links: [CheckInput.Link]
    /// The places of pictures without a description, as scalars of the source.
    package let barePictures: [Range<Int>]
    /// The addresses of pictures that are no files of the blog, as scalars of the source.
    package let foreignPictures: [Range<Int>]

    /// Reads `markdown`, CommonMark as `Markdown` understands it. Code and the descriptions of
    /// images are left out, since nobody said them.
    package init(_ markdown: String, _ lexicon: Lexicon) {
        var reader = MarkdownReader(Array(markdown.utf8))
        reader.read()
        links = reader.links
        barePictures = reader.barePictures
        foreignPictures = reader.foreignPictures
        text = AnalysedText(
            scalars: reader.scalars, blocks: reader.blocks, sourceOffsets: reader.offsets,
            lexicon: lexicon)
    }
}

private struct MarkdownReader {
    let document: Document
    var scalars: [UInt32] = []
    /// The place in the source of each scalar, and of the end.
    var offsets: [Int32] = []
    var blocks: [TextBlock] = []
    var links: [CheckInput.Link] = []
    var barePictures: [Range<Int>] = []
    var foreignPictures: [Range<Int>] = []

    private var start = 0
    private var kind = TextBlock.Kind.paragraph
    private var quotes = 0
    private var skipped = 0
    private var openLinks: [Int] = []
    /// Whether the picture that is being read has a description, and the open link one.
    private var isDescribed = false
    private var last = 0
    /// Where the last line of the block starts, if it has more than one.
    private var lastLine: Int?

    init(_ source: [UInt8]) { document = Document(source) }

    mutating func read() {
        for event in document.events {
            switch event {
            case .enterBlock(let block): enter(block)
            case .leaveBlock(let block): leave(block)
            case .enterInline(.link):
                openLinks.append(scalars.count)
                isDescribed = false
            case .leaveInline(.link(let link)):
                // A link without words still stands between those around it.
                if openLinks.last == scalars.count, !isDescribed, skipped == 0 {
                    push(0xFFFC, last)
                }
                if let start = openLinks.popLast(), start < scalars.count {
                    links.append(
                        .init(
                            url: link.destination.string(in: document.source),
                            scalars: start..<scalars.count))
                }
            case .enterInline(.image):
                skipped += 1
                isDescribed = false
            case .leaveInline(.image(let image)):
                skipped -= 1
                guard skipped == 0 else { break }
                let address = image.destination.range
                let place = document.map.scalarOffset(ofByte: address.lowerBound)
                let end = document.map.scalarOffset(ofByte: address.upperBound)
                if !isDescribed { barePictures.append(place..<max(place, end)) }
                if !image.destination.string(in: document.source).hasPrefix("media/") {
                    foreignPictures.append(place..<max(place, end))
                }
            case .enterInline, .leaveInline: break
            case .text(let kind, let text): append(text, kind)
            }
        }
        endBlock()
        offsets.append(Int32(last))
    }

    private mutating func enter(_ block: Block) {
        endBlock()
        switch block {
        case .quote: quotes += 1
        case .code: skipped += 1
        case .heading: kind = .heading
        case .item: kind = .listItem
        default: break
        }
        if quotes > 0 { kind = .quotation }
    }

    private mutating func leave(_ block: Block) {
        endBlock()
        switch block {
        case .quote: quotes -= 1
        case .code: skipped -= 1
        default: break
        }
        kind = quotes > 0 ? .quotation : .paragraph
    }

    private mutating func endBlock() {
        guard scalars.count > start else { return }
        if let lastLine, kind == .quotation, isCredit(lineFrom: lastLine) {
            blocks.append(TextBlock(kind: kind, scalars: start..<lastLine))
            start = lastLine
        }
        lastLine = nil
        blocks.append(TextBlock(kind: kind, scalars: start..<scalars.count))
        push(0x0A, last)
        start = scalars.count
    }

    /// Whether the last line of a quotation stands by itself below a finished sentence, as the name of
    /// whoever said it does: behind a dash, or short and without a stop.
    private func isCredit(lineFrom first: Int) -> Bool {
        guard first > start + 1, first < scalars.count else { return false }
        if [0x2D, 0x2013, 0x2014, 0x2015].contains(scalars[first]) { return true }
        let ends: Set<UInt32> = [0x2E, 0x3F, 0x21, 0x2026]
        let marks: Set<UInt32> = [0x22, 0x27, 0x2019, 0x201C, 0x201D, 0xBB]
        var before = first - 2
        while before > start, marks.contains(scalars[before]) { before -= 1 }
        return ends.contains(scalars[before]) && scalars.count - first < 90
            && scalars.last.map { !ends.contains($0) && !marks.contains($0) } == true
    }

    private mutating func append(_ text: Markdown.SourceText, _ kind: TextKind) {
        guard skipped == 0 else {
            isDescribed = true
            return
        }
        let place = document.map.scalarOffset(ofByte: text.range.lowerBound)
        if kind == .softBreak || kind == .hardBreak {
            push(0x20, place)
            lastLine = scalars.count
            return
        }
        if kind == .code {
            // One letter stands for it, so that the sentence around it stays one.
            push(0x78, place)
            last = max(last, document.map.scalarOffset(ofByte: text.range.upperBound))
            return
        }
        let end = max(place, document.map.scalarOffset(ofByte: text.range.upperBound) - 1)
        var next = place
        for scalar in text.string(in: document.source).unicodeScalars {
            push(scalar.value, min(next, end))
            next += 1
        }
        last = end + 1
    }

    private mutating func push(_ scalar: UInt32, _ place: Int) {
        scalars.append(scalar)
        offsets.append(Int32(place))
        last = max(last, place)
    }
}
