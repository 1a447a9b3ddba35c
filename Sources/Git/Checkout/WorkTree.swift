import Glibc

/// The files of a work tree, reached folder by folder and never through a symbolic link.
struct WorkTree {
    /// What is at a path.
    enum Finding {
        case nothing
        case file(stat)
        /// Something that is no ordinary file, or lies behind something that is no folder.
        case obstacle
    }

    private let root: OpenFolder
    private let gitDirectory: String

    /// Opens the work tree of a repository. Throws `FileError`.
    init(_ path: String, gitDirectory: String) throws(FileError) {
        root = try OpenFolder(path)
        self.gitDirectory = gitDirectory
    }

    /// Looks at a path of valid parts, without reading it.
    func look(at parts: [String]) throws(FileError) -> Finding {
        do {
            guard let status = try folder(of: parts).status(of: parts[parts.count - 1]) else {
                return .nothing
            }
            return status.st_mode & S_IFMT == S_IFREG ? .file(status) : .obstacle
        } catch {
            switch error.code {
            case ENOENT: return .nothing
            // A file or a link where a folder should be.
            case ENOTDIR, ELOOP: return .obstacle
            default: throw error
            }
        }
    }

    /// The blob id of the file at a path, and which content it is of.
    func blobID(of parts: [String]) throws(FileError) -> (id: ObjectID, identity: FileIdentity) {
        let file = try folder(of: parts).file(parts[parts.count - 1])
        let status = try file.status()
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(operation: "read", path: file.path, code: EINVAL)
        }
        var hash = SHA1()
        hash.update(Array("blob \(status.st_size)\0".utf8))
        var done = 0
        while true {
            let bytes = try file.read(at: done, count: 1 << 20)
            if bytes.isEmpty { break }
            hash.update(bytes)
            done += bytes.count
        }
        return (hash.finish(), FileIdentity(status))
    }

    /// Writes a file, moves it to its place at one stroke, and gives its status there.
    ///
    /// The place must hold what `expected` says (nil: nothing). When somebody was quicker, their file stays
    /// and the answer is nil.
    func write(
        _ bytes: [UInt8], isExecutable: Bool, to parts: [String], expecting expected: FileIdentity?
    ) throws(FileError) -> stat? {
        let place = try makeFolder(of: parts)
        let waiting = try waiting(for: place)
        let name = parts[parts.count - 1]
        let new = Self.temporaryName()
        defer { try? waiting.remove(new) }
        let file = try waiting.newFile(new, mode: isExecutable ? 0o777 : 0o666)
        try file.write(bytes)
        try file.sync()
        let written = FileIdentity(try file.status())
        guard try exchange(new, of: waiting, for: name, in: place, expecting: expected) else {
            return nil
        }
        try place.sync()
        guard let status = try place.status(of: name), FileIdentity(status) == written else {
            return nil
        }
        return status
    }

    /// Removes a file, and the folders that become empty. False: it is not what was expected, and stays.
    func remove(_ parts: [String], expecting expected: FileIdentity) throws(FileError) -> Bool {
        let place = try folder(of: parts)
        let waiting = try waiting(for: place)
        let name = parts[parts.count - 1]
        let old = Self.temporaryName()
        try place.move(name, to: waiting, old, on: .refuse)
        guard let status = try waiting.status(of: old), FileIdentity(status) == expected else {
            try waiting.move(old, to: place, name, on: .refuse)
            return false
        }
        try waiting.remove(old)
        var above = parts.dropLast()
        while let last = above.last, try folder(of: Array(above)).removeEmptyFolder(last) {
            above = above.dropLast()
        }
        try folder(of: above + [name]).sync()
        return true
    }

    /// Changes places with the file at the name, then looks at what came out, so that a change in the last
    /// instant is put back and not lost.
    private func exchange(
        _ new: String, of waiting: OpenFolder, for name: String, in place: OpenFolder,
        expecting expected: FileIdentity?
    ) throws(FileError) -> Bool {
        do {
            guard let expected else {
                try waiting.move(new, to: place, name, on: .refuse)
                return true
            }
            guard let found = try place.status(of: name), FileIdentity(found) == expected else {
                return false
            }
            try waiting.move(new, to: place, name, on: .exchange)
            guard let old = try waiting.status(of: new), FileIdentity(old) != expected else {
                return true
            }
            try waiting.move(new, to: place, name, on: .exchange)
            return false
        } catch {
            guard error.code == EEXIST || error.code == ENOENT else { throw error }
            return false
        }
    }

    /// Where a file waits before it is moved to a folder: in `.git`, so that what a kill leaves behind is in
    /// nobody's way; but in the folder itself where that is on another file system.
    private func waiting(for place: OpenFolder) throws(FileError) -> OpenFolder {
        let path = gitDirectory + "/lb/tmp"
        try DurableFile.createFolder(path, sharing: true)
        let waiting = try OpenFolder(path)
        return try place.sharesFileSystem(with: waiting) ? waiting : place
    }

    private static func temporaryName() -> String { ".lb-\(DurableFile.token())" }

    /// The folder that a path is in.
    private func folder(of parts: [String]) throws(FileError) -> OpenFolder {
        var folder = root
        for part in parts.dropLast() { folder = try folder.folder(part) }
        return folder
    }

    /// The folder that a path is in, made at need.
    private func makeFolder(of parts: [String]) throws(FileError) -> OpenFolder {
        var folder = root
        for part in parts.dropLast() {
            do {
                folder = try folder.folder(part)
            } catch {
                guard error.code == ENOENT else { throw error }
                try folder.makeFolder(part)
                folder = try folder.folder(part)
            }
        }
        return folder
    }
}
