internal import Archive
internal import Editorial
internal import FoundationEssentials
internal import Git

/// Reads a folder of Markdown files, one entry each: with front matter as lb or a static site generator
/// writes it, or with the time in the name, `2016-02-10-0858-title.md`. A document that `lb export markdown`
/// wrote holds a whole blog; it may also be named itself.
package struct MarkdownFolder {
    /// Files of one folder, and folders within each other.
    private static let mostFiles = 100_000
    private static let mostDepth = 16
    /// Bytes of a document that holds a whole blog.
    private static let mostBytes = 1 << 28

    private var blog = ImportedBlog(format: "markdown")
    private let folder: String
    private var files: [String] = []
    private var links = FolderLinks()

    /// - Throws: `ImportProblem` for a folder that is not there or holds no such file.
    package static func read(_ folder: String) throws -> ImportedBlog {
        var reader: MarkdownFolder
        if folder.hasSuffix(".md"), isFile(folder) {
            let name = folder.split(separator: "/").last.map(String.init) ?? folder
            let parent = folder.dropLast(name.count)
            reader = MarkdownFolder(folder: parent.isEmpty ? "." : String(parent))
            reader.files = [name]
        } else {
            reader = MarkdownFolder(folder: folder)
            try reader.collect("", depth: 0)
        }
        guard !reader.files.isEmpty else {
            throw ImportProblem(folder, "there is no file here that ends in .md or .markdown")
        }
        for file in reader.files { try reader.readFile(file) }
        reader.translateLinks()
        return reader.blog
    }

    private init(folder: String) {
        self.folder = folder
    }

    private static func isFile(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }

    private mutating func collect(_ place: String, depth: Int) throws {
        guard depth <= Self.mostDepth, files.count <= Self.mostFiles else {
            throw ImportProblem(
                place, "more than \(Self.mostDepth) folders within each other, or too many files")
        }
        for name in DurableFile.names(in: "\(folder)/\(place)").sorted() where !name.hasPrefix(".")
        {
            let path = place + name
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
            switch attributes?[.type] as? FileAttributeType {
            case .typeDirectory?: try collect(path + "/", depth: depth + 1)
            case .typeRegular?:
                let ending = name.lowercased()
                if ending.hasSuffix(".md") || ending.hasSuffix(".markdown") {
                    files.append(path)
                } else if depth == 0, place.isEmpty, name == EntryPath.blog {
                    readSettings("\(folder)/\(path)")
                } else {
                    blog.lose(path, "it is no Markdown file")
                }
            default: blog.lose(path, "it is neither a file nor a folder, so it was left out")
            }
        }
    }

    /// The settings of a blog of lb whose folder this is.
    private mutating func readSettings(_ path: String) {
        let bytes = try? DurableFile.read(path, limit: Limits.settingsBytes)
        blog.settings = bytes.flatMap { $0 }.flatMap { try? BlogFile(bytes: $0, path: path).blog }
        blog.settings?.pin = nil
        blog.coverage = blog.settings.map { .init($0.state, end: $0.end) }
    }

    private mutating func readFile(_ path: String) throws {
        let bytes: [UInt8]
        do {
            let isOne = files.count == 1
            bytes =
                try DurableFile.read(
                    "\(folder)/\(path)", limit: isOne ? Self.mostBytes : Limits.entryBytes) ?? []
        } catch {
            return blog.lose(path, "it could not be read: \(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return blog.lose(path, "it is not UTF-8 text")
        }
        if takeOwn(bytes, path) || takePage(text, path) { return }
        let matter = LooseMatter(text)
        if matter?["draft"] == "true" || matter?["published"] == "false" {
            return blog.lose(path, "it is a draft")
        }
        guard let at = Self.time(matter, path) else {
            return blog.lose(
                path, "it has no time: neither a 'date' nor a name such as 2016-02-10-0858-title.md"
            )
        }
        guard let id = ImportID.of(blog.format, path) else { return }
        var entry = Entry(id: id, body: String(matter?.body ?? text[...]))
        entry.created = at
        entry.published = at
        entry.title = (matter?["title"]).map { SafeText.line($0) } ?? takeHeading(from: &entry.body)
        entry.isKey = matter?["key"] == "true"
        entry.tags = matter?.values["tags"]?.map { SafeText.line($0) }.filter { !$0.isEmpty } ?? []
        let author = (matter?["author"] ?? matter?["byline"]).map { SafeText.line($0) }
        entry.byline = author.map { [Byline(name: $0)] } ?? []
        let known: Set = [
            "title", "date", "published", "time", "author", "byline", "tags", "key", "draft",
            "updated", "lastmod", "layout", "slug", "id", "created", "kind",
        ]
        for key in (matter?.values.keys.filter { !known.contains($0) } ?? []).sorted() {
            blog.lose(path, "the key '\(SafeText.line(key.prefix(40)))' of its front matter")
        }
        for key in matter?.unread ?? [] {
            blog.lose(
                path, "the key '\(SafeText.line(key.prefix(40)))', which has values within it")
        }
        let changed = (matter?["updated"] ?? matter?["lastmod"]).flatMap(Self.instant)
        if let changed, changed > at { entry.updated = changed }
        links.add(id, path: path, name: matter?["id"])
        blog.versions.append(
            ImportedVersion(
                key: path, id: id, at: at, author: author, content: .entry(entry), place: path))
    }

    /// Links between the files become links between their entries, now that all of these are known.
    private mutating func translateLinks() {
        for index in blog.versions.indices {
            let version = blog.versions[index]
            guard case .entry(var entry) = version.content else { continue }
            entry.body = links.translated(entry.body, in: version.place)
            if let loss = RawTags.loss(in: entry.body) { blog.lose(version.place, loss) }
            blog.cut(&entry, at: version.place)
            blog.versions[index].content = .entry(entry)
        }
    }

    /// Takes a file that is an entry of lb as it is.
    private mutating func takeOwn(_ bytes: [UInt8], _ path: String) -> Bool {
        guard let file = try? EntryFile(bytes: bytes, path: path), file.hasOwnID(file.entry.id),
            let published = file.entry.published, (0..<253_402_300_800).contains(published.seconds)
        else { return false }
        let entry = file.entry
        links.add(entry.id, path: path, name: nil)
        for media in entry.media.compactMap(\.file) where blog.media[media] == nil {
            blog.lose(path, "the file \(SafeText.line(media)): attach it with `lb attach`")
        }
        blog.versions.append(
            ImportedVersion(
                key: entry.id.description, id: entry.id, at: published,
                author: entry.byline.first?.name,
                content: .file(
                    bytes,
                    path: EntryPath.of(
                        entry.id, kind: entry.kind, title: entry.title, at: published),
                    name: entry.name), place: path))
        return true
    }

    /// Takes a document that holds a whole blog.
    private mutating func takePage(_ text: String, _ path: String) -> Bool {
        guard let page = MarkdownPage(text) else { return false }
        if blog.settings == nil {
            blog.settings = page.settings
            blog.coverage = .init(page.settings.state, end: page.settings.end)
        }
        for entry in page.entries {
            guard let at = entry.published, (0..<253_402_300_800).contains(at.seconds) else {
                continue
            }
            let clips = entry.media.compactMap(\.file).map { "](\($0))" }.joined()
            for match in (entry.body + clips).matches(
                of: /\]\(<?(media\/[0-9a-f]{2}\/([0-9a-f]{64})\.[a-z0-9]{2,5})>?\)/)
            {
                takeMedia(String(match.output.1), digest: match.output.2, of: entry.id, path)
            }
            blog.versions.append(
                ImportedVersion(
                    key: entry.id.description, id: entry.id, at: at, author: nil,
                    content: .entry(entry), place: path))
        }
        return true
    }

    /// Takes a file of an export that lies beside the document, if it is what its name says.
    private mutating func takeMedia(
        _ file: String, digest: Substring, of id: EntryID, _ path: String
    ) {
        let bytes = try? DurableFile.read("\(folder)/\(file)", limit: Limits.mediaBytes)
        guard let bytes, SHA256.hex(of: bytes) == digest else {
            return blog.lose(path, "the file \(file) is not beside it")
        }
        blog.media[file] = bytes
        blog.alongside[id, default: []].append(file)
    }

    /// A heading of the first level that stands first is the title.
    private func takeHeading(from body: inout String) -> String? {
        let text = body.drop(while: \.isWhitespace)
        guard text.hasPrefix("# ") else { return nil }
        let line = text.prefix { !$0.isNewline }
        let title = SafeText.line(line.dropFirst(2))
        guard !title.isEmpty else { return nil }
        body = String(text.dropFirst(line.count).drop(while: \.isNewline))
        return title
    }

    private static func time(_ matter: LooseMatter?, _ path: String) -> Instant? {
        for key in ["published", "date", "time", "created"] {
            if let time = matter?[key].flatMap(instant) { return time }
        }
        let name = path.split(separator: "/").last ?? ""
        guard
            let parts = name.prefixMatch(
                of: /(\d{4})-(\d{2})-(\d{2})(?:[-T_](\d{2})[-:]?(\d{2}))?[-_.]/)
        else { return nil }
        let clock = "\(parts.output.4 ?? "00"):\(parts.output.5 ?? "00"):00Z"
        return instant("\(parts.output.1)-\(parts.output.2)-\(parts.output.3)T\(clock)")
    }

    /// RFC 3339, or with a space, without seconds, without a zone (then UTC), or a date alone.
    private static func instant(_ text: String) -> Instant? {
        let joined = text.replacing(#/ ([+-]\d\d):?(\d\d)$/#) { "\($0.output.1):\($0.output.2)" }
        for ending in ["", "Z", ":00Z", "T00:00:00Z"] {
            if let time = Instant(rfc3339: joined + ending), time.seconds >= 0 { return time }
        }
        return nil
    }
}
