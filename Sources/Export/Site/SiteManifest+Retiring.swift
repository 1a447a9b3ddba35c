internal import Editorial

extension SiteManifest {
    /// Seconds for which an open page may still ask for a piece that is no longer listed.
    static let grace = 900

    /// All files that are lb's, except for the list itself.
    var paths: Set<String> { Set(files.keys).union(retired.keys) }

    /// The list once these are the files, and those of the earlier export that go.
    ///
    /// Pieces that open pages may be about to ask for stay a while, unless there is a newer one of the same
    /// entry, or the entry was taken back: what it said must not outlive that.
    func followed(
        by files: [String: File], at now: Instant, isWithdrawn: (EntryID) -> Bool
    ) -> (list: SiteManifest, over: [String]) {
        var after = SiteManifest(files: files, owner: owner)
        var over: [String] = []
        let listed = Set(files.keys.compactMap(LiveFiles.entry(ofPiece:)))
        var ended = retired
        for path in self.files.keys where files[path] == nil { ended[path] = Int(now.seconds) }
        for (file, since) in ended.sorted(by: { $0.key < $1.key }) where files[file] == nil {
            let age = Int(now.seconds) - since
            let entry = LiveFiles.entry(ofPiece: file)
            if let entry, (0..<Self.grace).contains(age), !listed.contains(entry),
                !isWithdrawn(entry)
            {
                after.retired[file] = since
            } else {
                over.append(file)
            }
        }
        return (after, over)
    }
}
