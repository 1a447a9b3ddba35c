internal import Markdown

/// Markdown read for the rules: the words that readers see, with their places in the source.
package struct MarkdownText: Sendable {
    package let text: AnalysedText
    /// Links in the order of the text; images are none.
    package let links: [CheckInput.Link]
    /// The places of pictures without a description, as scalars of the source.
    package let barePictures: [Range<Int>]

    /// Reads `markdown`, CommonMark as `Markdown` understands it. Code and the descriptions of
    /// images are left out, since nobody said them.
    package init(_ markdown: String, _ lexicon: Lexicon) {
        var reader = MarkdownReader(Array(markdown.utf8))
        reader.read()
        links = reader.links
        barePictures = reader.barePictures
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

    private var start = 0
    private var kind = TextBlock.Kind.paragraph
    private var quotes = 0
    private var skipped = 0
    private var openLinks: [Int] = []
    /// Whether the picture that is being read has a description, and the open link one.
    private var isDescribed = false
    private var last = 0

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
                let address = image.destination.range.lowerBound
                if !isDescribed, skipped == 0 {
                    let place = document.map.scalarOffset(ofByte: address)
                    let end = document.map.scalarOffset(ofByte: image.destination.range.upperBound)
                    barePictures.append(place..<max(place, end))
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
        blocks.append(TextBlock(kind: kind, scalars: start..<scalars.count))
        push(0x0A, last)
        start = scalars.count
    }

    private mutating func append(_ text: Markdown.SourceText, _ kind: TextKind) {
        guard skipped == 0 else {
            isDescribed = true
            return
        }
        let place = document.map.scalarOffset(ofByte: text.range.lowerBound)
        if kind == .softBreak || kind == .hardBreak {
            push(0x20, place)
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
