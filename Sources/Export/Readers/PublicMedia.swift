internal import Editorial

/// A picture, clip or sound.
struct PublicMedia: Sendable {
    enum Kind: String, Sendable {
        case image, video, audio
    }

    let kind: Kind
    /// Its path in the blog and in the export, if it is in the blog.
    let file: MediaPath?
    /// The path that the entry names, whether it is in the blog or not.
    let named: MediaPath?
    /// Where else it is.
    let url: WebAddress?
    let alt: String?
    let caption: String?
    let credit: String?
    let licence: String?
    let taken: Instant?
    /// Seconds.
    let duration: Int?
    /// Pixels.
    let size: PixelSize?

    init(_ media: Media, _ pictures: PictureShelf) {
        named = media.file.flatMap { MediaPath($0) }
        file = named.flatMap { pictures.has($0) ? $0 : nil }
        url = media.url.flatMap { WebAddress($0) }
        kind = named?.kind ?? Kind(rawValue: media.kind ?? "") ?? Self.kind(of: url) ?? .image
        alt = media.alt?.nonEmpty
        caption = media.caption?.nonEmpty
        credit = media.credit?.nonEmpty
        licence = media.licence?.nonEmpty
        taken = media.taken
        duration = media.duration.flatMap { (1...1_000_000).contains($0) ? $0 : nil }
        size = PixelSize(width: media.width ?? 0, height: media.height ?? 0)
    }

    private static func kind(of url: WebAddress?) -> Kind? {
        url.flatMap { MediaPath.known(byAddress: $0)?.kind }
    }

    /// Minutes and seconds, such as `1:42`; hours before them where there are any.
    var clock: String? {
        guard let duration else { return nil }
        let seconds = duration % 60 < 10 ? "0\(duration % 60)" : "\(duration % 60)"
        let minutes = duration / 60 % 60
        guard duration >= 3600 else { return "\(minutes):\(seconds)" }
        return "\(duration / 3600):\(minutes < 10 ? "0" : "")\(minutes):\(seconds)"
    }

    /// ISO 8601, such as `PT1M42S`.
    var isoDuration: String? {
        duration.map { "PT\($0 / 60)M\($0 % 60)S" }
    }
}

/// The path of a file in the blog's `media/`, checked so that an export can use it.
struct MediaPath: Sendable, Hashable {
    let text: String
    let kind: PublicMedia.Kind
    /// Such as `image/jpeg`.
    let type: String

    /// What browsers show without running anything: SVG and HTML are not among them.
    static let types: [String: (kind: PublicMedia.Kind, type: String)] = [
        "jpg": (.image, "image/jpeg"), "jpeg": (.image, "image/jpeg"),
        "png": (.image, "image/png"), "gif": (.image, "image/gif"),
        "webp": (.image, "image/webp"), "avif": (.image, "image/avif"),
        "mp4": (.video, "video/mp4"), "m4v": (.video, "video/mp4"),
        "webm": (.video, "video/webm"), "mp3": (.audio, "audio/mpeg"),
        "m4a": (.audio, "audio/mp4"), "ogg": (.audio, "audio/ogg"), "wav": (.audio, "audio/wav"),
    ]

    /// What a file elsewhere is by the end of its name, if that tells.
    static func known(byAddress url: WebAddress) -> (kind: PublicMedia.Kind, type: String)? {
        let name = url.path.prefix { $0 != "?" }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return types[name[name.index(after: dot)...].lowercased()]
    }

    static func type(ofAddress url: WebAddress) -> String? { known(byAddress: url)?.type }

    /// The path of a version that is so many pixels wide, such as `media/ab/DIGEST-480w.jpg`.
    func text(width: Int) -> String {
        guard let dot = text.lastIndex(of: ".") else { return text }
        return "\(text[..<dot])-\(width)w\(text[dot...])"
    }

    /// The picture that the file at `path` is a narrower version of, and how wide it is (1 to 100,000
    /// pixels); nil for any other file.
    static func narrower(_ path: String) -> (picture: String, width: Int)? {
        MediaFileName.narrower(path)
    }

    /// Nil unless `text` is `media/<2>/<64>.<ext>` with hexadecimal digits and a known extension.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "media", parts[1].utf8.count == 2,
            let dot = parts[2].firstIndex(of: ".")
        else { return nil }
        let digest = parts[2][..<dot]
        let known = Self.types[String(parts[2][parts[2].index(after: dot)...])]
        guard let known, digest.utf8.count == 64, digest.hasPrefix(parts[1]),
            digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.text = text
        kind = known.kind
        type = known.type
    }
}
