internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct AttachCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Add a picture, clip or sound to a draft.",
        discussion: """
            The file goes into the blog, named by its content, with what readers and the desk must \
            know of it. It is an edit: an approval before it no longer counts. Narrower versions that \
            lie beside a picture, such as quay-480w.jpg and quay-960w.jpg, go with it; the page lets \
            each browser choose. What a picture or an MP4 clip tells besides what it shows (where it was \
            taken, names, comments, the camera) is taken out first; how it is turned and its colours stay. \
            A narrower version that is committed with plain git is shown as well, and `lb verify` \
            reports it like every silent edit: it might show readers something else.

            Example:
              lb attach 3kq quay.jpg --alt "Two ferries moored at dawn" \\
                --caption "The quay at seven" --credit "Photograph: Ana Ruiz" --licence own
            """)

    /// What browsers show, by the end of the file's name.
    private static let kinds: [String: String] = [
        "jpg": "image", "jpeg": "image", "png": "image", "gif": "image", "webp": "image",
        "avif": "image", "mp4": "video", "webm": "video", "mp3": "audio", "m4a": "audio",
        "ogg": "audio", "wav": "audio",
    ]

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("The file, at most 20 MiB.", valueName: "file"))
    var file: String

    @Option(help: "What it shows, for those who cannot see it.")
    var alt: String?

    @Option(help: "The words below it.")
    var caption: String?

    @Option(help: "Who made it.")
    var credit: String?

    @Option(help: "By what right it is shown: own, agency, handout, CC BY 4.0 …")
    var licence: String?

    @Option(help: "How long it plays: 1:42, or seconds.")
    var duration: String?

    func work(_ console: Console) async throws {
        let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard let kind = Self.kinds[ending] else {
            throw Failure(
                .invalid, "\(file) is no picture, clip or sound that browsers show",
                remedy: "Files end in \(Self.kinds.keys.sorted().joined(separator: ", ")).")
        }
        let read = try MediaFile.bytes(file)
        try MediaFile.requirePicture(read, file)
        let bytes = MediaFile.cleaned(read, file, console)
        let path = MediaFileName.path(of: bytes, ending: ending)
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let chain = try shift.blog.draft(shift.blog.resolve(id, in: .drafts, at: tip))
        let fields: [(String, String?)] = [
            ("file", path), ("kind", kind), ("alt", alt), ("caption", caption),
            ("credit", credit), ("licence", licence), ("duration", duration),
        ]
        let changed = try chain.file().appendingRecord(
            list: "media",
            fields: fields.compactMap { key, value in
                value.map { (key, .text(SafeText.line($0))) }
            })
        // A length that does not read is refused here, not at the publish.
        _ = try EntryFile(bytes: changed, path: chain.path)
        var decision = Shift.Decision(
            .edit, note: "attach \(file)", bytes: changed, seen: chain.text)
        decision.media =
            try [(path, bytes)] + (kind == "image" ? narrower(path, ending, console) : [])
        let outcome = try await shift.decide(decision, on: chain.id)
        try Report.outcome(outcome, did: "Attached to", global: global, console: console)
    }

    /// The files named like this one, but for their width in pixels, with their places beside `path`.
    private func narrower(
        _ path: String, _ ending: String, _ console: Console
    ) throws -> [(String, [UInt8])] {
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        let name = file.dropFirst(folder.count)
        let start = name.dropLast(ending.count + 1) + "-"
        let end = "w" + name.suffix(ending.count + 1)
        let found = DurableFile.names(in: folder.isEmpty ? "." : folder).filter { other in
            let digits = other.dropFirst(start.count).dropLast(end.count)
            return other.hasPrefix(start) && other.hasSuffix(end)
                && (1...5).contains(digits.count) && digits.first != "0"
                && digits.utf8.allSatisfy { (48...57).contains($0) }
        }
        return try found.sorted().map { other in
            let width = other.dropFirst(start.count).dropLast(end.count)
            let bytes = try MediaFile.bytes(folder + other)
            try MediaFile.requirePicture(bytes, folder + other)
            return (
                path.dropLast(ending.count + 1) + "-\(width)w.\(ending)",
                MediaFile.cleaned(bytes, folder + other, console)
            )
        }
    }
}
