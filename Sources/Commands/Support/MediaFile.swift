internal import Editorial
internal import Git

/// A picture, clip or sound on disk that is to go into the blog.
enum MediaFile {
    /// - Throws: `Failure` if there is none, or if it is too large.
    static func bytes(_ file: String) throws -> [UInt8] {
        do {
            guard let bytes = try DurableFile.read(file, limit: Limits.mediaBytes), !bytes.isEmpty
            else {
                throw Failure(
                    .notFound, "there is no file \(file), or nothing in it",
                    remedy: "Check its name.")
            }
            return bytes
        } catch let error as FileError where error.code == 27 {
            throw Failure(
                .invalid, "\(file) is larger than \(Limits.mediaBytes >> 20) MiB",
                remedy:
                    "Make it smaller; a clip can stay where it is, with its address in `media:`.")
        }
    }

    /// - Throws: `Failure` if the file is no picture of the kind that its name says.
    static func requirePicture(_ bytes: [UInt8], _ file: String) throws {
        guard !PictureKind.agrees(file, with: bytes) else { return }
        let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let kind = PictureKind(ending: ending)?.rawValue ?? "such"
        throw Failure(
            .invalid, "\(SafeText.line(file)) is no \(kind) picture",
            remedy: PictureKind(of: bytes).map {
                "It is a \($0.rawValue) picture: let its name end in .\($0.ending)."
            }
                ?? "Look at it in a viewer: it may be a web page that was saved by that name, or only the "
                + "start of a picture.")
    }

    /// The bytes without what the file tells besides what it shows, and a line for people about what that was.
    ///
    /// Readers get a file as it lies in the blog, so what is not to reach them never goes into it.
    static func cleaned(_ bytes: [UInt8], _ file: String, _ console: Console) -> [UInt8] {
        let data = FileMetadata(of: bytes)
        guard !data.kinds.isEmpty else { return bytes }
        let (name, words) = (SafeText.line(file), FileMetadata.words(data.kinds))
        guard let cleaned = data.cleaned else {
            console.note(
                "lb: \(name) tells readers besides what it shows: \(words). lb cannot take that out of "
                    + "such a file; save it as JPEG, PNG or WebP.")
            return bytes
        }
        console.note("lb: taken out of \(name), besides what it shows: \(words).")
        return cleaned
    }

    /// The picture with the path that it gets in the blog.
    ///
    /// - Throws: `Failure` if its name is not that of a picture that browsers show.
    static func picture(_ file: String, _ console: Console) throws -> (path: String, bytes: [UInt8])
    {
        let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard MediaFileName.pictures.contains(ending) else {
            throw Failure(
                .invalid, "\(file) is no picture that browsers show",
                remedy: "Files end in \(MediaFileName.pictures.sorted().joined(separator: ", ")).")
        }
        let read = try bytes(file)
        try requirePicture(read, file)
        let bytes = cleaned(read, file, console)
        return (MediaFileName.path(of: bytes, ending: ending), bytes)
    }
}
