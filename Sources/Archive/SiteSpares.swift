internal import Editorial
internal import Git

/// The second folders of exports, by which a site is switched whole, as far as the repository cares for them.
///
/// Whoever had a shell in a site while the two folders changed places may have put files into the second one. Those
/// are theirs, and stay: the next export brings them to the site.
extension BlogRepository {
    /// Where the second folders are: for each site a folder that holds its second folder, of the same name, and the
    /// site's path in `NAME.path`. Nothing that lb put there is needed.
    package var sitesFolder: String { privateFolder + "/sites" }

    /// A second folder whose site is gone.
    package struct AbandonedSite: Sendable, Hashable {
        /// The folder that holds it.
        package let holder: String
        /// Where the site was.
        package let site: String
        /// A file in it that no export wrote, if there is one.
        package let foreign: String?
    }

    /// Seconds for which an export that has a second folder is waited for.
    private static let exportWait = 60

    /// Removes what lb put into the second folders of exports, once whoever exports right now is done.
    ///
    /// The folders stay: a server that was started in one is served from it again after the next export. One in which
    /// an export is at work for longer is left: like the site itself it has the old text until that is exported again.
    package func emptySpareSites() {
        for name in DurableFile.names(in: sitesFolder) {
            let holder = "\(sitesFolder)/\(name)"
            guard let lock = try? FolderLock(holder, wait: .seconds(Self.exportWait)) else {
                continue
            }
            withExtendedLifetime(lock) { Self.removeOwn(in: holder) }
        }
    }

    /// Second folders of sites that are gone, apart from those which an export has right now.
    package func abandonedSites() -> [AbandonedSite] {
        DurableFile.names(in: sitesFolder).sorted().compactMap { name in
            let holder = "\(sitesFolder)/\(name)"
            guard let lock = try? FolderLock(holder, wait: .zero) else { return nil }
            return withExtendedLifetime(lock) { Self.abandoned(holder) }
        }
    }

    /// Removes what lb put into a second folder whose site is gone, and the folder where nothing is left in it.
    ///
    /// One whose site is there again, because somebody exported since that was looked, stays.
    ///
    /// - Throws: `LockBusy` while an export has it; `FileError`.
    package func removeAbandonedSite(_ holder: String) throws {
        guard DurableFile.exists(holder) else { return }
        let lock = try FolderLock(holder, wait: .zero)
        withExtendedLifetime(lock) {
            guard let found = Self.abandoned(holder) else { return }
            Self.removeOwn(in: holder)
            // What tells whose it is goes with it, and never before.
            if found.foreign == nil { CacheFile.removeFolder(holder) }
        }
    }

    /// What is in a second folder that is nobody's, for whoever has its lock; nil: its site is there, or it is not
    /// known which site that is.
    private static func abandoned(_ holder: String) -> AbandonedSite? {
        let names = DurableFile.names(in: holder).sorted()
        for note in names where note.hasSuffix(".path") {
            guard let bytes = try? DurableFile.read("\(holder)/\(note)", limit: 8192) else {
                continue
            }
            let site = String(decoding: bytes, as: UTF8.self)
            guard !DurableFile.exists(site) else { continue }
            return AbandonedSite(holder: holder, site: site, foreign: foreign(in: holder))
        }
        return nil
    }

    private static func foreign(in holder: String) -> String? {
        for name in DurableFile.names(in: holder).sorted() {
            let folder = "\(holder)/\(name)"
            guard DurableFile.isRealFolder(folder) else { continue }
            // What cannot be read may be somebody's.
            guard let tree = try? FolderTree(folder) else { return folder }
            let files = tree.files.keys.filter { !SiteNames.isOwn($0) }
            if let first = files.min() { return "\(folder)/\(first)" }
        }
        return nil
    }

    private static func removeOwn(in holder: String) {
        for name in DurableFile.names(in: holder) {
            CacheFile.removeFiles(below: "\(holder)/\(name)", where: SiteNames.isOwn)
        }
    }
}
