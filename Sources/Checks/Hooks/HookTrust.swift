package import Editorial

/// Hooks that somebody here said may run, by content.
///
/// The list is a text file of one clone and no part of the blog: on each line a SHA-256 digest, the
/// hook's path, and when it was trusted, with spaces between them. Only the digest decides.
package struct HookTrust: Sendable {
    /// SHA-256 digests, in lower-case hexadecimal digits.
    package private(set) var digests: Set<String>

    /// Reads the list; a line that does not begin with a digest is skipped.
    package init(_ bytes: [UInt8]) {
        digests = Set(
            bytes.split(separator: 0x0A).compactMap { line in
                let digest = line.prefix { $0 != 0x20 && $0 != 0x0D }
                guard digest.count == 64, digest.allSatisfy(Self.isHexadecimal) else { return nil }
                return String(decoding: digest, as: UTF8.self)
            })
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    /// Whether the hook may run: a built-in may, since the program itself may.
    package func allows(_ hook: Hook) -> Bool {
        hook.builtIn != nil || digests.contains(hook.digest)
    }

    /// A line of the list.
    package static func line(for hook: Hook, at time: Instant) -> String {
        "\(hook.digest) \(SafeText.line(hook.path)) \(time)\n"
    }
}
