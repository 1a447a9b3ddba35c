internal import CMD4C

/// Walks through a Markdown document and hands each event to `handler`, in document order.
///
/// CommonMark 0.30 with tables, strikethrough and bare http, https and mailto autolinks. Raw HTML is
/// text. Any bytes are accepted, valid UTF-8 or not; `source` is at most 4 GiB, callers cap it far lower.
/// Takes time close to linear in the source: constructs that would make it explode (see
/// `Precautions`) arrive as plain text.
///
/// - Returns: false when the parser ran out of memory; events then stop early, without their `leave`.
@discardableResult
package func parse(_ source: [UInt8], _ handler: (borrowing Event) -> Void) -> Bool {
    let precautions = Precautions(for: source)
    return withoutActuallyEscaping(handler) { handler in
        unsafe run(precautions.defused ?? source, tables: precautions.tables) { base, count in
            unsafe Session(base: base, count: count, handler: handler)
        }
    }
}

/// Runs md4c once over `bytes` with the receiver that `makeReceiver` builds for its text.
func run<R: Receiver>(
    _ bytes: [UInt8], tables: Bool,
    _ makeReceiver: (UnsafePointer<CChar>, Int) -> R
) -> Bool {
    guard let size = UInt32(exactly: bytes.count) else { return false }
    return unsafe bytes.withUnsafeBytes { raw in
        // An empty array may have no base address; md4c wants one.
        var nothing: CChar = 0
        return unsafe withUnsafePointer(to: &nothing) { nothing in
            let base = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self) ?? nothing
            var receiver: any Receiver = unsafe makeReceiver(base, raw.count)
            var parser = callbacks
            parser.flags = flags | (tables ? UInt32(MD_FLAG_TABLES) : 0)
            return unsafe withUnsafeMutablePointer(to: &receiver) {
                unsafe md_parse(base, size, &parser, $0) == 0
            }
        }
    }
}

private let flags = UInt32(
    MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_STRIKETHROUGH
        | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)

/// Takes md4c's callbacks. Each answers whether to go on.
protocol Receiver {
    mutating func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
    mutating func leaveBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
    mutating func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
    mutating func leaveSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool
    mutating func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) -> Bool
}

/// The table of C functions; the last argument of each is a pointer to an `any Receiver`.
private var callbacks: MD_PARSER {
    unsafe MD_PARSER(
        abi_version: 0, flags: 0,
        enter_block: { unsafe receiver($2).pointee.enterBlock($0, $1) ? 0 : 1 },
        leave_block: { unsafe receiver($2).pointee.leaveBlock($0, $1) ? 0 : 1 },
        enter_span: { unsafe receiver($2).pointee.enterSpan($0, $1) ? 0 : 1 },
        leave_span: { unsafe receiver($2).pointee.leaveSpan($0, $1) ? 0 : 1 },
        text: { unsafe receiver($3).pointee.text($0, $1, Int($2)) ? 0 : 1 },
        debug_log: nil, syntax: nil)
}

/// The receiver behind `userdata`, which `run` always passes.
private func receiver(
    _ userdata: UnsafeMutableRawPointer?
) -> UnsafeMutablePointer<any Receiver> {
    unsafe userdata.unsafelyUnwrapped.assumingMemoryBound(to: (any Receiver).self)
}
