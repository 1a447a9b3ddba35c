import CLibgit2
package import Synchronization

/// One git repository on this machine.
///
/// It owns the only libgit2 handle that outlives a call. Not `Sendable`: one task uses it at a time; open
/// another for another.
@safe package final class Repository {
    /// The `.git` folder (the repository itself when bare), without a slash at the end.
    package let gitDirectory: String
    /// Where refs and objects are: `gitDirectory` but for a linked work tree.
    package let commonDirectory: String
    /// The work tree, without a slash at the end; nil when bare.
    package let workDirectory: String?

    let handle: OpaquePointer
    /// Held while `withLock` runs.
    var lock: FileLock?
    /// What is to be written when `writeTogether` ends; nil outside it.
    var batch: ObjectBatch?
    /// Told what is mended on the way by any repository of this process, such as a stale lock that is removed,
    /// as a sentence without an end.
    package static let mended = Mutex<(@Sendable (String) -> Void)?>(nil)

    /// Takes over a handle.
    private init(owning opened: OpaquePointer) {
        unsafe handle = unsafe opened
        gitDirectory = unsafe Self.path(git_repository_path(opened)) ?? "/"
        commonDirectory = unsafe Self.path(git_repository_commondir(opened)) ?? gitDirectory
        workDirectory = unsafe Self.path(git_repository_workdir(opened))
    }

    deinit {
        unsafe git_repository_free(handle)
    }

    /// Whether the repository has no work tree.
    package var isBare: Bool { workDirectory == nil }

    /// Starts libgit2, which every first use of a repository does by itself: for whoever has time for it before.
    package static func startLibrary() { _ = Library.start }

    /// Makes a repository whose first branch is `main`, with folders as needed on the way.
    ///
    /// Throws `GitError` when there is one already or the place cannot be written.
    package static func create(at path: String, bare: Bool) throws -> Repository {
        _ = Library.start
        var options = unsafe git_repository_init_options()
        try unsafe check(
            git_repository_init_options_init(
                &options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)), "create a repository")
        var flags = GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
        if bare { flags |= GIT_REPOSITORY_INIT_BARE.rawValue }
        unsafe options.flags = flags
        let repository = try unsafe "main".withCString { branch in
            unsafe options.initial_head = branch
            return try opened("create a repository in \(path)") {
                unsafe git_repository_init_ext(&$0, path, &options)
            }
        }
        // libgit2 syncs what it writes later, not the files of a new repository.
        try DurableFile.syncFolder(below: repository.gitDirectory)
        if !bare { try DurableFile.sync(folder: repository.gitDirectory + "/..") }
        return repository
    }

    /// Opens the repository at exactly this path: its work tree, its `.git`, or a bare one.
    package static func open(at path: String) throws -> Repository {
        try opened("open the repository in \(path)") {
            unsafe git_repository_open_ext(
                &$0, path, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
        }
    }

    /// Finds the repository that a path is in, as git does: upwards, or where `GIT_DIR` says.
    ///
    /// The other variables of git are honoured too, so that a server hook sees what was pushed.
    package static func discover(from path: String) throws -> Repository {
        try opened("find a repository from \(path)") {
            unsafe git_repository_open_ext(
                &$0, path, GIT_REPOSITORY_OPEN_FROM_ENV.rawValue, nil)
        }
    }

    @safe private static func opened(
        _ operation: @autoclosure () -> String, _ open: (inout OpaquePointer?) -> Int32
    ) throws(GitError) -> Repository {
        _ = Library.start
        var opened: OpaquePointer?
        let code = unsafe open(&opened)
        guard code >= 0, let handle = unsafe opened else { throw lastError(code, operation()) }
        return unsafe Repository(owning: handle)
    }

    /// A path of libgit2 without the slash at its end.
    private static func path(_ text: UnsafePointer<CChar>?) -> String? {
        guard let text = unsafe text else { return nil }
        var path = unsafe String(cString: text)
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
