internal import Archive
internal import Editorial
internal import Export
internal import Git
internal import Newsroom
internal import Synchronization

/// The files of the page as it stands now, published or with a draft, made when they are asked for.
final class LocalSite: Sendable {
    /// What is sent.
    struct File: Sendable {
        let type: String
        let bytes: [UInt8]
        /// Whether the browser may keep it as long as it asks each time: what is published, and no draft.
        var mayBeKept = false
    }

    private struct Pages {
        let version: String
        let files: [String: OutputFile]
    }

    private let place: String
    private let theme: String?
    private let pages = Mutex<[String: Pages]>([:])

    init(place: String, theme: String?) {
        self.place = place
        self.theme = theme
    }

    /// Nil if there is no such file. Throws what making the page throws.
    func answer(_ path: String) throws -> File? {
        let (base, name) = Self.split(path)
        guard base == "/" || Self.draft(base) != nil else { return nil }
        switch name {
        case Self.versionFile: return File(type: "text/plain", bytes: Array(try version(base).utf8))
        case Self.script: return File(type: "text/javascript", bytes: Self.reload)
        default: break
        }
        guard let output = try files(base)[name] else { return nil }
        var bytes = try output.bytes
        let type = Self.type(of: name)
        if type == "text/html", let end = bytes.lastRange(of: "</body>") {
            bytes.insert(contentsOf: "<script src=\"\(Self.script)\"></script>".utf8, at: end)
        }
        return File(type: type, bytes: bytes, mayBeKept: base == "/")
    }

    /// Changes whenever the page at `base` may.
    func version(_ base: String) throws -> String {
        let blog = try BlogRepository.open(from: place)
        let tip = try blog.tip()
        let until = try blog.blogFile(at: tip).blog.pin?.until
        let isOver = until.map { $0 <= Surroundings.clock.now() } == true
        let version = isOver ? "\(tip.commit.hex) unpinned" : tip.commit.hex
        guard let id = Self.draft(base) else { return version }
        return "\(version) \(try blog.draft(id).tip.hex)"
    }

    private func files(_ base: String) throws -> [String: OutputFile] {
        let version = try version(base)
        if let known = pages.withLock({ $0[base] }), known.version == version {
            return known.files
        }
        let blog = try BlogRepository.open(from: place)
        let export = EditionExport(directory: place, format: .all, theme: theme, output: nil)
        let files: [OutputFile]
        if let id = Self.draft(base) {
            let preview = try DraftPreview(of: id, in: blog, now: Surroundings.clock.now())
            files = try export.files(preview.edition, blog, tree: preview.tree)
        } else {
            files = try export.files(blog, blog.tip().commit, at: Surroundings.clock.now())
        }
        let named = Dictionary(files.map { ($0.path, $0) }) { one, _ in one }
        pages.withLock { pages in
            if pages.count > 8 { pages.removeAll() }
            pages[base] = Pages(version: version, files: named)
        }
        return named
    }

    private static let versionFile = "lb-version"
    private static let script = "lb-reload.js"

    /// Loads the page again when its version changed; the reader's place stays.
    private static let reload = Array(
        """
        (async () => {
          let last;
          for (;;) {
            try {
              const now = await (await fetch("lb-version", { cache: "no-store" })).text();
              if (last !== undefined && now !== last) location.reload();
              last = now;
            } catch {}
            await new Promise((done) => setTimeout(done, 1000));
          }
        })();

        """.utf8)

    /// Where a draft without a file's name is to be found, so that its links are right.
    static func redirect(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count == 2, parts[0] == "draft", let id = EntryID(parts[1]) else { return nil }
        return "/draft/\(id)/index.html#entry-\(id)"
    }

    /// `/draft/ID/` and the rest, or `/` and the rest.
    private static func split(_ path: String) -> (base: String, name: String) {
        let parts = path.split(separator: "/").map(String.init)
        let isDraft = parts.count >= 2 && parts[0] == "draft"
        let name = parts.dropFirst(isDraft ? 2 : 0).joined(separator: "/")
        return (isDraft ? "/draft/\(parts[1])" : "/", name.isEmpty ? "index.html" : name)
    }

    private static func draft(_ base: String) -> EntryID? {
        base == "/" ? nil : EntryID(base.dropFirst("/draft/".count))
    }

    private static func type(of name: String) -> String {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let types = [
            "html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml",
            "json": "application/json", "jsonld": "application/ld+json",
            "atom": "application/atom+xml", "txt": "text/plain", "md": "text/markdown",
            "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
            "webp": "image/webp", "avif": "image/avif", "mp4": "video/mp4", "webm": "video/webm",
            "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav",
        ]
        return types[ending] ?? "application/octet-stream"
    }
}

extension [UInt8] {
    /// Where `text` begins for the last time.
    fileprivate func lastRange(of text: String) -> Int? {
        let wanted = Array(text.utf8)
        guard count >= wanted.count else { return nil }
        return indices.dropLast(wanted.count - 1).last { self[$0...].starts(with: wanted) }
    }
}
