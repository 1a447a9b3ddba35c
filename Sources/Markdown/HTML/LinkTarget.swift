/// What a link's destination is good for on a published page.
///
/// Only absolute http and https URLs, mailto addresses and anchors of the same page become links.
/// Everything else is refused, as is whatever a browser could read in another way than a person does:
/// control characters, a user name before the host, backslashes. A space in the path of a web address is no such
/// thing: every browser makes it `%20`, and so do we.
package enum LinkTarget: Sendable, Equatable {
    /// `host` as written, without port.
    case web(host: String)
    case mail
    case anchor
    case refused

    /// Judges a decoded destination, as `SourceText` gives it.
    package init(_ destination: some Collection<UInt8>) {
        let bytes = Array(destination)
        guard !Self.hasInvisible(bytes) else {
            self = .refused
            return
        }
        if bytes.contains(UInt8(ascii: " ")) {
            let isWeb = Self.hasPrefix(bytes, "https://") || Self.hasPrefix(bytes, "http://")
            guard isWeb, bytes.last != UInt8(ascii: " ") else {
                self = .refused
                return
            }
        }
        if bytes.first == UInt8(ascii: "#") {
            self = .anchor
        } else if Self.hasPrefix(bytes, "mailto:") {
            let address = bytes.dropFirst("mailto:".utf8.count)
            self = address.isEmpty ? .refused : .mail
        } else if Self.hasPrefix(bytes, "https://") {
            self = Self.web(bytes.dropFirst("https://".utf8.count))
        } else if Self.hasPrefix(bytes, "http://") {
            self = Self.web(bytes.dropFirst("http://".utf8.count))
        } else {
            self = .refused
        }
    }

    private static func web(_ rest: ArraySlice<UInt8>) -> LinkTarget {
        let authority = rest.prefix { byte in
            byte != UInt8(ascii: "/") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
        }
        guard !authority.isEmpty, authority.allSatisfy(isPlainInAuthority) else { return .refused }
        var host = authority
        if host.first == UInt8(ascii: "[") {
            guard let end = host.firstIndex(of: UInt8(ascii: "]")) else { return .refused }
            host = host[...end]
        } else {
            host = host.prefix { $0 != UInt8(ascii: ":") }
        }
        guard !host.isEmpty else { return .refused }
        return .web(host: String(decoding: host, as: UTF8.self))
    }

    private static func isPlainInAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"),
            0x80...0xFF:
            true
        default: false
        }
    }

    /// Whether the bytes begin with `prefix`, given in lower case, in any case.
    private static func hasPrefix(_ bytes: [UInt8], _ prefix: StaticString) -> Bool {
        let count = prefix.utf8CodeUnitCount
        guard bytes.count >= count else { return false }
        for index in 0..<count {
            let byte = bytes[index]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if unsafe lower != prefix.utf8Start[index] { return false }
        }
        return true
    }

    /// Whether the bytes hold white space other than a space, or a character that `HTMLEscape` would neutralise.
    private static func hasInvisible(_ bytes: [UInt8]) -> Bool {
        let span = bytes.span
        for index in span.indices {
            let byte = span[index]
            if byte < 0x20 { return true }
            var length = 1
            if byte >= 0x7F, HTMLEscape.neutral(span, index, &length) != nil { return true }
        }
        return false
    }
}

extension LinkTarget {
    /// Whether the target is one of `hosts`, given in lower case, or below it.
    func isWithin(_ hosts: [String]) -> Bool {
        guard case .web(var host) = self, !hosts.isEmpty else { return false }
        host = host.lowercased()
        return hosts.contains { host == $0 || host.hasSuffix(".\($0)") }
    }
}

extension HTMLEscape {
    /// Writes a URL as an attribute value: what RFC 3986 does not allow is percent-encoded.
    static func url(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) {
        var clean = bytes.startIndex
        for index in bytes.indices where !isPlainInURL(bytes[index]) {
            output.append(contentsOf: bytes[clean..<index])
            clean = index + 1
            let byte = bytes[index]
            if byte == UInt8(ascii: "&") {
                output.append("&amp;")
            } else {
                output.append(UInt8(ascii: "%"))
                output.append(hexadecimal(byte >> 4))
                output.append(hexadecimal(byte & 0xF))
            }
        }
        output.append(contentsOf: bytes[clean...])
    }

    private static func isPlainInURL(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F...0xFF, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "'"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "`"),
            UInt8(ascii: "^"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            false
        default: true
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }
}
