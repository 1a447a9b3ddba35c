/// Writes the parts of a fact one after another.
struct FactWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        bytes += Array(text.utf8)
    }

    mutating func add(_ text: String?) {
        bytes.append(text == nil ? 0 : 1)
        if let text { add(text) }
    }

    mutating func add(_ number: UInt64?) {
        bytes.append(number == nil ? 0 : 1)
        if let number { add(number) }
    }

    mutating func add(_ numbers: [UInt64]) {
        add(UInt64(numbers.count))
        for number in numbers { add(number) }
    }
}

/// Reads what a `FactWriter` wrote; nil as soon as something is missing.
struct FactReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func number() -> UInt64? {
        guard rest.count >= 8 else { return nil }
        var value: UInt64 = 0
        for byte in rest.prefix(8).reversed() { value = value << 8 | UInt64(byte) }
        rest = rest.dropFirst(8)
        return value
    }

    mutating func text() -> String? {
        guard let count = number(), count <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(count)) }
        return String(decoding: rest.prefix(Int(count)), as: UTF8.self)
    }

    /// A text that may be missing; the outer nil is damage.
    mutating func optionalText() -> String?? {
        guard let flag = rest.popFirst() else { return nil }
        return flag == 0 ? .some(nil) : text().map { .some($0) }
    }

    mutating func optionalNumber() -> UInt64?? {
        guard let flag = rest.popFirst() else { return nil }
        return flag == 0 ? .some(nil) : number().map { .some($0) }
    }

    mutating func numbers() -> [UInt64]? {
        guard let count = number(), count <= UInt64(rest.count / 8) else { return nil }
        return (0..<count).compactMap { _ in number() }
    }
}
