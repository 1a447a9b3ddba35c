internal import CMD4C

/// Turns md4c's callbacks into events with source positions.
final class Session: Receiver {
    private let handler: (borrowing Event) -> Void
    /// Where the last text that stands in the source ended.
    private var last = 0

    init(handler: @escaping (borrowing Event) -> Void) {
        self.handler = handler
    }

    override func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        guard let block = unsafe block(type, detail) else { return true }
        handler(.enterBlock(block))
        return true
    }

    override func leaveBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        guard let block = unsafe block(type, detail) else { return true }
        handler(.leaveBlock(block))
        return true
    }

    override func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        guard let inline = unsafe inline(type, detail) else { return true }
        handler(.enterInline(inline))
        return true
    }

    override func leaveSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
        guard let inline = unsafe inline(type, detail) else { return true }
        handler(.leaveInline(inline))
        return true
    }

    override func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) -> Bool {
        switch type {
        case MD_TEXT_SOFTBR: handler(.text(.softBreak, synthesised(Self.newline)))
        case MD_TEXT_BR: handler(.text(.hardBreak, synthesised(Self.newline)))
        case MD_TEXT_NULLCHAR:
            // md4c reads "nothing" for it; the byte itself usually comes next in the source.
            var place = synthesised(Self.replacementCharacter)
            if isNull(at: last) {
                place.range = last..<(last + 1)
                last += 1
            }
            handler(.text(.nullCharacter, place))
        case MD_TEXT_ENTITY:
            var entity = unsafe located(text, size)
            let name = unsafe UnsafeRawBufferPointer(start: text, count: size)
            entity.replacement = unsafe Entity.decode(Array(name)) ?? entity.replacement
            handler(.text(.entity, entity))
        default:
            let kind: TextKind = type == MD_TEXT_CODE ? .code : .plain
            handler(.text(kind, unsafe located(text, size)))
        }
        return true
    }

    private static let newline: [UInt8] = [0x0A]
    private static let space: [UInt8] = [0x20]
    static let replacementCharacter: [UInt8] = [0xEF, 0xBF, 0xBD]

    private func synthesised(_ bytes: [UInt8]) -> SourceText {
        SourceText(range: last..<last, replacement: bytes)
    }

    /// The range of a run of text, or a copy of it when md4c made it up: line ends and indentation of code.
    private func located(_ text: UnsafePointer<CChar>?, _ size: Int) -> SourceText {
        if let offset = unsafe offset(of: text, size) {
            // In code, md4c reports a NUL on its own and then again at the head of what follows it.
            let isRepeated = size > 0 && offset + 1 == last && isNull(at: offset)
            last = offset + size
            return SourceText(range: (isRepeated ? offset + 1 : offset)..<last)
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: text, count: size)
        if bytes.count == 1 {
            switch unsafe bytes[0] {
            case 0x0A: return synthesised(Self.newline)
            case 0x20: return synthesised(Self.space)
            default: break
            }
        }
        return synthesised(unsafe Array(bytes))
    }

    private func isNull(at offset: Int) -> Bool {
        unsafe offset < count && base?[offset] == 0
    }

    /// Where `size` bytes at `text` begin in the source, or nil when they lie elsewhere in memory.
    private func offset(of text: UnsafePointer<CChar>?, _ size: Int) -> Int? {
        let address = UInt(bitPattern: text)
        let start = unsafe UInt(bitPattern: base)
        guard address >= start, address - start <= UInt(count) else { return nil }
        let offset = Int(address - start)
        return offset + size <= count ? offset : nil
    }

    private func block(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Block? {
        switch type {
        case MD_BLOCK_DOC: .document
        case MD_BLOCK_QUOTE: .quote
        case MD_BLOCK_UL: .bulletList
        case MD_BLOCK_OL:
            .numberedList(
                start: unsafe Int(detail?.load(as: MD_BLOCK_OL_DETAIL.self).start ?? 1))
        case MD_BLOCK_LI: .item
        case MD_BLOCK_HR: .rule
        case MD_BLOCK_H:
            .heading(level: unsafe Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1))
        case MD_BLOCK_CODE:
            .code(
                language: unsafe attribute(detail?.load(as: MD_BLOCK_CODE_DETAIL.self).lang))
        case MD_BLOCK_P: .paragraph
        case MD_BLOCK_TABLE:
            .table(
                columns: unsafe Int(detail?.load(as: MD_BLOCK_TABLE_DETAIL.self).col_count ?? 0))
        case MD_BLOCK_THEAD: .tableHead
        case MD_BLOCK_TBODY: .tableBody
        case MD_BLOCK_TR: .row
        case MD_BLOCK_TH: .headerCell(unsafe alignment(detail))
        case MD_BLOCK_TD: .cell(unsafe alignment(detail))
        default: nil
        }
    }

    private func inline(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Inline? {
        switch type {
        case MD_SPAN_EM: return .emphasis
        case MD_SPAN_STRONG: return .strong
        case MD_SPAN_DEL: return .strikethrough
        case MD_SPAN_CODE: return .code
        case MD_SPAN_A:
            let link = unsafe detail?.load(as: MD_SPAN_A_DETAIL.self)
            return unsafe .link(
                Link(destination: attribute(link?.href), title: attribute(link?.title)))
        case MD_SPAN_IMG:
            let image = unsafe detail?.load(as: MD_SPAN_IMG_DETAIL.self)
            return unsafe .image(
                Link(destination: attribute(image?.src), title: attribute(image?.title)))
        default: return nil
        }
    }

    private func alignment(_ detail: UnsafeMutableRawPointer?) -> Alignment {
        switch unsafe detail?.load(as: MD_BLOCK_TD_DETAIL.self).align {
        case MD_ALIGN_LEFT: .left
        case MD_ALIGN_CENTER: .center
        case MD_ALIGN_RIGHT: .right
        default: .unspecified
        }
    }

    /// Joins the parts of an attribute; one that stands in the source as it is needs no copy.
    private func attribute(_ attribute: MD_ATTRIBUTE?) -> SourceText {
        guard let attribute = unsafe attribute, unsafe attribute.size > 0,
            let types = unsafe attribute.substr_types, let offsets = unsafe attribute.substr_offsets
        else { return SourceText(range: last..<last) }
        let size = unsafe Int(attribute.size)
        if unsafe types[0] == MD_TEXT_NORMAL, unsafe offsets[1] == attribute.size,
            let offset = unsafe offset(of: attribute.text, size)
        {
            return SourceText(range: offset..<(offset + size))
        }
        var bytes: [UInt8] = []
        var part = 0
        while unsafe offsets[part] < attribute.size {
            let start = unsafe Int(offsets[part])
            let end = unsafe Int(offsets[part + 1])
            let raw = unsafe UnsafeRawBufferPointer(
                start: attribute.text.advanced(by: start), count: end - start)
            switch unsafe types[part] {
            case MD_TEXT_NULLCHAR: bytes += Self.replacementCharacter
            case MD_TEXT_ENTITY: bytes += unsafe Entity.decode(Array(raw)) ?? Array(raw)
            default: unsafe bytes.append(contentsOf: raw)
            }
            part += 1
        }
        return SourceText(range: last..<last, replacement: bytes)
    }
}
