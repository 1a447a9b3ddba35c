internal import Editorial

/// A picture of the blog itself, such as the logo of whoever publishes it.
enum PublicPicture: Sendable {
    /// In the blog and in the export.
    case file(MediaPath)
    case elsewhere(WebAddress)

    /// Nil for what is no picture, or is not in the blog any more.
    init?(_ text: String?, _ pictures: PictureShelf) {
        guard let text else { return nil }
        if let path = MediaPath(text) {
            guard path.kind == .image, pictures.has(path) else { return nil }
            self = .file(path)
        } else if let url = WebAddress(text), url.isSecure {
            self = .elsewhere(url)
        } else {
            return nil
        }
    }

    var file: MediaPath? { if case .file(let path) = self { path } else { nil } }

    /// Where it is, relative to the export where the blog does not say where it will be.
    func address(_ links: Links) -> String {
        switch self {
        case .file(let path): links.to(path.text)
        case .elsewhere(let url): url.text
        }
    }
}
