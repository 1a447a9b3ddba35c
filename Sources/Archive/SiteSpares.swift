internal import Git

extension BlogRepository {
    /// Where the second folders of exports are, by which a site is switched whole: for each site a folder that
    /// holds its second folder, of the same name, and the site's path in `NAME.path`. None of it is needed.
    package var sitesFolder: String { privateFolder + "/sites" }

    /// Seconds for which an export that has a second folder is waited for.
    private static let exportWait = 60

    /// Removes all files of the second folders of exports, once whoever exports right now is done.
    ///
    /// The folders stay: a server that was started in one is served from it again after the next export. One in which
    /// an export is at work for longer is left: like the site itself it has the old text until that is exported again.
    package func emptySpareSites() {
        for name in DurableFile.names(in: sitesFolder) {
            let holder = "\(sitesFolder)/\(name)"
            guard let lock = try? FolderLock(holder, wait: .seconds(Self.exportWait)) else {
                continue
            }
            withExtendedLifetime(lock) {
                // The files beside them tell whose they are.
                for name in DurableFile.names(in: holder) {
                    CacheFile.removeFiles(below: "\(holder)/\(name)")
                }
            }
        }
    }

    /// Second folders of sites that are gone, each with the path of its site.
    package func abandonedSites() -> [(folder: String, site: String)] {
        DurableFile.names(in: sitesFolder).sorted().flatMap { name in
            let holder = "\(sitesFolder)/\(name)"
            let notes = DurableFile.names(in: holder).filter { $0.hasSuffix(".path") }
            return notes.compactMap { note -> (folder: String, site: String)? in
                guard let bytes = try? DurableFile.read("\(holder)/\(note)", limit: 8192) else {
                    return nil
                }
                let site = String(decoding: bytes, as: UTF8.self)
                return DurableFile.exists(site) ? nil : (holder, site)
            }
        }
    }
}
