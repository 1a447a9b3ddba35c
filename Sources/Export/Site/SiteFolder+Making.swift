internal import Editorial
internal import Git

extension SiteFolder {
    /// Bytes of a file that is compared with what is there: 1 GiB.
    private static var maximumBytes: Int { 1 << 30 }

    /// A file of the export; `staged` if it is not in its place yet.
    struct Made: Sendable {
        let path: String
        let file: SiteManifest.File
        var staged: StagedFile?
    }

    /// Makes and stages what changed; several cores share the work.
    ///
    /// - Returns: all files, later those that lead readers to others.
    func make(
        _ files: [OutputFile], over old: SiteManifest, _ outcome: inout SiteWriter.Outcome
    ) throws -> [Made] {
        let wantsDigests = files.contains { if case .list = $0.content { true } else { false } }
        let turns = Dictionary(grouping: files, by: \.turn)
        var result: [Turn: [Made]] = [:]
        var done = 0
        // Large documents share the cores within themselves; two at once would fill the memory.
        for group in [[.document], [.other, .page, .index, .news], [.list]] as [[Turn]] {
            let digests =
                group == [.list]
                ? result.values.joined().map {
                    OutputFile.Digest(
                        path: $0.path, size: $0.file.size ?? 0, sha256: $0.file.sha256 ?? "")
                }.sorted { $0.path < $1.path } : []
            var changed: [(turn: Turn, file: OutputFile)] = []
            // What is as it was takes a look at each, which is quicker than starting a thread.
            for turn in group {
                for file in turns[turn] ?? [] {
                    if let known = unchanged(file, old.files[file.path], wantsDigests) {
                        result[turn, default: []].append(Made(path: file.path, file: known))
                        done += 1
                    } else {
                        changed.append((turn, file))
                    }
                }
            }
            outcome.unchanged = done - outcome.written
            writer.progress(done)
            // A stretch at a time, so that progress can be told.
            for start in stride(from: 0, to: changed.count, by: 64) {
                let part = changed[start..<min(start + 64, changed.count)]
                let stretch = group == [.document] ? part.count : max(1, part.count / 16)
                let outputs = try inParallel(part.count, stretch: stretch) { index in
                    let file = part[start + index].file
                    return try make(file, old.files[file.path], digests, wantsDigests)
                }
                for (output, (turn, _)) in zip(outputs, part) {
                    result[turn, default: []].append(output)
                    if output.staged != nil { outcome.written += 1 }
                }
                done += part.count
                outcome.unchanged = done - outcome.written
                writer.progress(done)
            }
        }
        return Turn.allCases.flatMap { result[$0] ?? [] }
    }

    /// What is known of a file that need not be made, since it would be as it is; nil: it must be.
    private func unchanged(
        _ file: OutputFile, _ old: SiteManifest.File?, _ wantsDigests: Bool
    ) -> SiteManifest.File? {
        guard let old, let key = file.key, old.key == key,
            !wantsDigests || old.sha256 != nil,
            let stamp = moments[file.path] ?? FileMoment(at: whole(file.path)), old.stamp == stamp
        else { return nil }
        return old
    }

    private func make(
        _ file: OutputFile, _ old: SiteManifest.File?, _ digests: [OutputFile.Digest],
        _ wantsDigests: Bool
    ) throws -> Made {
        let place = whole(file.path)
        if case .inPieces(let key, let make) = file.content {
            return try write(file.path, key, wantsDigests, make)
        }
        let stamp = FileMoment(at: place)
        let bytes: [UInt8]
        if case .list(let make) = file.content {
            bytes = make(digests)
        } else {
            bytes = try file.bytes
        }
        let isNew =
            try stamp?.size != bytes.count
            || DurableFile.read(place, limit: Self.maximumBytes) != bytes
        let staged = isNew ? try StagedFile(bytes, for: place) : nil
        let now = isNew ? staged?.moment : stamp
        let sum =
            wantsDigests
            ? (!isNew && old?.stamp == now ? old?.sha256 : nil) ?? SHA256.hex(of: bytes) : nil
        return Made(
            path: file.path,
            file: SiteManifest.File(key: file.key, size: now?.size, time: now?.time, sha256: sum),
            staged: staged)
    }

    /// Stages a large document piece by piece.
    private func write(
        _ path: String, _ key: String?, _ wantsDigest: Bool,
        _ make: (_ take: @escaping ([UInt8]) throws -> Void) throws -> Void
    ) throws -> Made {
        let file = try StagedWriting(for: whole(path))
        var sum = wantsDigest ? SHA256() : nil
        try make { piece in
            sum?.add(piece)
            try file.write(piece)
        }
        let staged = try file.finish()
        let now = staged == nil ? FileMoment(at: whole(path)) : staged?.moment
        return Made(
            path: path,
            file: SiteManifest.File(key: key, size: now?.size, time: now?.time, sha256: sum?.hex),
            staged: staged)
    }
}

extension SiteFolder {
    /// Which files are moved into place first: later those that lead readers to others.
    enum Turn: CaseIterable {
        /// Feeds, media, style and the like.
        case other
        /// Documents of the whole blog.
        case document
        case page
        /// The first page.
        case index
        /// The list that tells open pages what is new.
        case news
        /// The list of all files.
        case list
    }
}

extension OutputFile {
    fileprivate var turn: SiteFolder.Turn {
        if case .list = content { return .list }
        if path == LiveFiles.list { return .news }
        if path == "index.html" { return .index }
        if path.hasSuffix(".html") { return .page }
        let document = ExportFormat.allCases.first { $0.file == path }
        return document.map { ExportFormat.feeds.contains($0) } == false ? .document : .other
    }
}
