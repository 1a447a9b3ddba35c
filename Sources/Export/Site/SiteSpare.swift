internal import Editorial
internal import Git

/// A second folder with the site of an export, out of sight, with which the folder that readers have is
/// exchanged at one stroke.
///
/// Its files are the same files under a second name, so it costs no room. It lies among the private files of
/// the blog, and may be deleted at any time: before it is used it is made equal to the folder that readers have,
/// and each of its files is looked at as those of that folder would be. After the exchange it is the folder
/// that readers had before; whoever still has that open, such as a server that was started in it, is served the
/// new site from there, so it is always brought to the same state.
final class SiteSpare {
    /// The folder that readers have, without symbolic links in its path.
    let site: String
    /// The second folder; its name is that of the first.
    let path: String
    /// Whether the two could change places, as far as can be seen.
    let isUsable: Bool
    private let lock: FolderLock
    /// On the second folder itself, which whoever comes after an exchange finds at the site's path.
    private var inner: FolderLock?
    /// What is in the second folder, once that was looked at; nil: it is not there.
    private var own: FolderTree?

    /// Looks for a place; nil: there is none on the file system of the site.
    ///
    /// - Parameter folder: where the second folders of the blog are; it is made at need.
    /// - Throws: `LockBusy` if another export into the site takes more than a minute.
    init?(of site: String, in folder: String) throws {
        guard let resolved = DurableFile.resolved(site), resolved != "/" else { return nil }
        self.site = resolved
        let above = DurableFile.folder(of: resolved)
        let here = DurableFile.resolved(".") ?? ""
        // Whoever works in the folder would find itself elsewhere after the exchange.
        isUsable =
            DurableFile.mayWrite(in: above) && DurableFile.shareFileSystem(above, resolved)
            && here != resolved && !here.hasPrefix(resolved + "/")
        let holder = "\(folder)/\(Self.key(resolved))"
        path = "\(holder)/\(DurableFile.name(of: resolved))"
        do {
            if isUsable { try DurableFile.createFolder(holder, sharing: true) }
            guard DurableFile.shareFileSystem(holder, resolved) else { return nil }
            lock = try FolderLock(holder)
        } catch is FileError {
            return nil
        } catch let busy as LockBusy {
            // People know the site, not where its second folder is.
            throw LockBusy(path: site, waited: busy.waited)
        }
    }

    /// The folder that readers have, where a path leads to a second folder: a shell that was in the site when
    /// the two changed places is there now.
    static func site(at path: String) -> String {
        guard let resolved = DurableFile.resolved(path),
            let bytes = try? DurableFile.read(note(resolved), limit: 8192),
            DurableFile.name(of: DurableFile.folder(of: resolved))
                == key(String(decoding: bytes, as: UTF8.self))
        else { return path }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Tells for which site a second folder is.
    private static func note(_ path: String) -> String { "\(path).path" }

    private static func key(_ site: String) -> String {
        String(SHA256.hex(of: Array(site.utf8)).prefix(16))
    }

    /// Looks at the second folder, keeps others from it, and brings what people put there to the site: somebody whose
    /// shell was in the site when the two changed places took it for that.
    ///
    /// - Parameters:
    ///   - known: the files of the site.
    ///   - new: those that the next export writes.
    /// - Throws: `FileError` where that cannot be; `LockBusy`.
    func look(_ known: Set<String>, new: Set<String> = []) throws {
        guard DurableFile.exists(path) else {
            own = nil
            return
        }
        inner = try inner ?? FolderLock(path)
        var all = known
        let list = whole(SiteManifest.path)
        if !DurableFile.isOneFile(list, "\(site)/\(SiteManifest.path)") {
            // One that was killed while it was brought to another state has files of both.
            if let bytes = try DurableFile.read(list, limit: SiteManifest.maximumBytes),
                let list = try? SiteManifest(bytes, folder: path)
            {
                all.formUnion(list.paths)
            } else {
                // Killed while it was made or emptied: names alone tell what of it is somebody else's.
                empty()
            }
        }
        let state = try SiteState(path, all, new: new)
        for file in state.foreign {
            // What no list has any more was over, or was never finished: it must not come to readers.
            if SiteNames.isOwn(file) {
                CacheFile.remove(whole(file))
                CacheFile.removeFolder(whole(file))
                continue
            }
            let folder = DurableFile.folder(of: "\(site)/\(file)")
            try DurableFile.createFolder(folder)
            try DurableFile.move(whole(file), into: folder)
        }
        for file in state.leftovers { try DurableFile.unlinkFile(whole(file)) }
        own = state.tree
    }

    /// Makes the second folder hold the same files as the site, which is in this state; `look` came before.
    ///
    /// - Throws: `FileError` where that cannot be; `LockBusy`.
    func align(_ tree: FolderTree) throws {
        if own == nil {
            try DurableFile.write(Array(site.utf8), to: Self.note(path))
            try DurableFile.createFolder(path)
            inner = try FolderLock(path)
        }
        let own = own ?? FolderTree()
        for (folder, attributes) in tree.folders.sorted(by: { $0.key < $1.key })
        where own.folders[folder] != attributes {
            try DurableFile.makeOneFolder(whole(folder))
            try attributes.apply(to: whole(folder))
        }
        let (list, old) = (tree.files[SiteManifest.path], own.files[SiteManifest.path])
        let more = tree.files.filter {
            $0.key != SiteManifest.path && own.files[$0.key] != $0.value
        }
        let less = own.files.keys.filter { $0 != SiteManifest.path && tree.files[$0] == nil }
        for file in more.keys { try DurableFile.link("\(site)/\(file)", as: whole(file)) }
        for file in less { try DurableFile.unlinkFile(whole(file)) }
        // The list comes last: until then it says what of this is not somebody else's.
        if list == nil, old != nil {
            try DurableFile.unlinkFile(whole(SiteManifest.path))
        } else if list != old {
            try DurableFile.link("\(site)/\(SiteManifest.path)", as: whole(SiteManifest.path))
        }
        let changed = more.keys + less + (list == old ? [] : [SiteManifest.path])
        for folder in Set(changed.map { DurableFile.folder(of: whole($0)) }).sorted() {
            try DurableFile.sync(folder: folder)
        }
        for folder in own.folders.keys.sorted(by: >) where tree.folders[folder] == nil {
            DurableFile.removeEmptyFolder(whole(folder))
        }
    }

    /// Has the two folders change places, and says whether they did; see `sync`.
    func exchange() -> Bool { DurableFile.exchange(site, path) }

    /// Has the disk keep that they changed places. Throws `FileError`.
    func sync() throws(FileError) {
        try DurableFile.sync(folder: DurableFile.folder(of: site))
        try DurableFile.sync(folder: DurableFile.folder(of: path))
    }

    /// Removes lb's files from the second folder, which then holds nothing that readers have no more.
    func empty() { CacheFile.removeFiles(below: path, where: SiteNames.isOwn) }

    private func whole(_ file: String) -> String { file.isEmpty ? path : "\(path)/\(file)" }
}
