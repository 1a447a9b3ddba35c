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
        run(
            Session(handler: handler), over: precautions.defused ?? source,
            tables: precautions.tables)
    }
}

/// Takes md4c's callbacks; each answers whether to go on.
///
/// A class with overrides, as C functions cannot be generic and this is the cheapest dispatch.
@safe
class Receiver {
    /// The text that md4c reads; its pointers into it become byte offsets. Set while md4c runs.
    final fileprivate(set) var base = unsafe UnsafePointer<CChar>(bitPattern: 0)
    final fileprivate(set) var count = 0

    func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool { true }
    func leaveBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool { true }
    func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool { true }
    func leaveSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool { true }
    func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) -> Bool { true }
}

/// Runs md4c once over `bytes`; false when it stopped early.
func run(_ receiver: Receiver, over bytes: [UInt8], tables: Bool) -> Bool {
    guard let size = UInt32(exactly: bytes.count) else { return false }
    return unsafe bytes.withUnsafeBytes { raw in
        // An empty array may have no base address; md4c wants one.
        var nothing: CChar = 0
        return unsafe withUnsafePointer(to: &nothing) { nothing in
            let base = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self) ?? nothing
            unsafe receiver.base = unsafe base
            receiver.count = raw.count
            defer { unsafe receiver.base = nil }
            var parser = callbacks
            parser.flags = flags | (tables ? UInt32(MD_FLAG_TABLES) : 0)
            return withExtendedLifetime(receiver) {
                let pointer = unsafe Unmanaged.passUnretained(receiver).toOpaque()
                return unsafe md_parse(base, size, &parser, pointer) == 0
            }
        }
    }
}

private let flags = UInt32(
    MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_STRIKETHROUGH
        | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)

/// The table of C functions; the last argument of each is an unretained `Receiver`.
private var callbacks: MD_PARSER {
    unsafe MD_PARSER(
        abi_version: 0, flags: 0,
        enter_block: { type, detail, user in
            unsafe go(user) { unsafe $0.enterBlock(type, detail) }
        },
        leave_block: { type, detail, user in
            unsafe go(user) { unsafe $0.leaveBlock(type, detail) }
        },
        enter_span: { type, detail, user in
            unsafe go(user) { unsafe $0.enterSpan(type, detail) }
        },
        leave_span: { type, detail, user in
            unsafe go(user) { unsafe $0.leaveSpan(type, detail) }
        },
        text: { type, text, size, user in
            unsafe go(user) { unsafe $0.text(type, text, Int(size)) }
        },
        debug_log: nil, syntax: nil)
}

/// Calls the receiver behind `userdata`, which `run` always passes; 0 tells md4c to go on.
@inline(__always)
private func go(_ userdata: UnsafeMutableRawPointer?, _ call: (Receiver) -> Bool) -> CInt {
    guard let userdata = unsafe userdata else { return 1 }
    return unsafe Unmanaged<Receiver>.fromOpaque(userdata)._withUnsafeGuaranteedRef(call) ? 0 : 1
}
