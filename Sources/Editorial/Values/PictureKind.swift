/// What kind of picture a file is by its first bytes, whatever its name says.
package enum PictureKind: String, Sendable, CaseIterable {
    case png = "PNG"
    case gif = "GIF"
    case webP = "WebP"
    case jpeg = "JPEG"
    case avif = "AVIF"

    /// Nil for anything that is no such picture, also for one that breaks off before its size is told.
    package init?(of bytes: [UInt8]) {
        guard let kind = Self.allCases.first(where: { $0.begins(bytes) }),
            PixelSize(of: bytes) != nil
        else { return nil }
        self = kind
    }

    /// The kind that the end of a file's name says, in lower case and without the dot.
    package init?(ending: some StringProtocol) {
        switch ending {
        case "png": self = .png
        case "gif": self = .gif
        case "webp": self = .webP
        case "jpg", "jpeg": self = .jpeg
        case "avif": self = .avif
        default: return nil
        }
    }

    /// How the name of such a file ends.
    package var ending: String { self == .jpeg ? "jpg" : rawValue.lowercased() }

    /// Whether a file is what its name says; true where that names no kind of picture.
    package static func agrees(_ path: String, with bytes: [UInt8]) -> Bool {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard let kind = PictureKind(ending: ending) else { return true }
        return PictureKind(of: bytes) == kind
    }

    private func begins(_ bytes: [UInt8]) -> Bool {
        func has(_ text: String, at offset: Int) -> Bool {
            bytes.dropFirst(offset).starts(with: text.utf8)
        }
        switch self {
        case .png: return bytes.first == 0x89 && has("PNG\r\n\u{1A}\n", at: 1)
        case .gif: return has("GIF87a", at: 0) || has("GIF89a", at: 0)
        case .webP: return has("RIFF", at: 0) && has("WEBP", at: 8)
        case .jpeg: return bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .avif:
            // The brands of ISO/IEC 14496-12: the major one, its version, and others that the file keeps to.
            guard has("ftyp", at: 4) else { return false }
            let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            return stride(from: 8, to: min(length, bytes.count, 256), by: 4).contains {
                has("avif", at: $0) || has("avis", at: $0)
            }
        }
    }
}
