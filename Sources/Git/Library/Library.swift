import CLibgit2
import CLibgit2Shim

/// The settings of libgit2 that hold for the whole process.
package enum Library {
    /// Starts libgit2 once, with durable writes on, before a repository is opened.
    ///
    /// Without the sync of every file and folder a power cut can destroy the repository.
    static let start: Void = {
        git_libgit2_init()
        _ = lb_git_enable_fsync(1)
    }()

    /// Makes libgit2 find no configuration of the user or the system in this process.
    ///
    /// For tests, which must not depend on the machine that they run on.
    package static func ignoreUserConfiguration() {
        _ = start
        for level in [
            GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_XDG,
            GIT_CONFIG_LEVEL_PROGRAMDATA,
        ] {
            _ = unsafe lb_git_set_search_path(level.rawValue, "")
        }
    }
}

/// Turns a failure code of libgit2 into an error, with its last message, which is then cleared.
func check(_ code: Int32, _ operation: @autoclosure () -> String) throws(GitError) {
    guard code < 0 else { return }
    throw lastError(code, operation())
}

/// The error for a code of libgit2, with its last message, which is then cleared.
func lastError(_ code: Int32, _ operation: String) -> GitError {
    var message = "libgit2 gave no reason (code \(code))"
    if let last = unsafe git_error_last(), let text = unsafe last.pointee.message {
        message = unsafe String(cString: text)
    }
    git_error_clear()
    if code == GIT_EOWNER.rawValue || message.contains("safe.directory") {
        message =
            "the repository belongs to another user. If you trust it, run "
            + "git config --global --add safe.directory with its path."
    }
    return GitError(operation: operation, message: message, code: code)
}

/// One libgit2 object: opened, lent, and freed when the loan ends. Nothing else in the module frees one.
@safe struct Handle {
    private let operation: String
    private let free: (OpaquePointer?) -> Void
    private let open: (inout OpaquePointer?) -> Int32

    /// Says how the object is opened and freed; nothing is opened yet.
    init(
        _ operation: String, _ free: @escaping (OpaquePointer?) -> Void,
        open: @escaping (inout OpaquePointer?) -> Int32
    ) {
        self.operation = operation
        unsafe self.free = unsafe free
        unsafe self.open = unsafe open
    }

    /// Opens the object, lends it to `body` and frees it. Throws `GitError` when it cannot be opened.
    @safe func lend<Result>(_ body: (OpaquePointer) throws -> Result) throws -> Result {
        var object: OpaquePointer?
        let code = unsafe open(&object)
        defer { unsafe free(object) }
        guard code >= 0, let opened = unsafe object else { throw lastError(code, operation) }
        return try unsafe body(opened)
    }
}

extension ObjectID {
    /// An id as libgit2 holds it.
    init(_ oid: git_oid) {
        var copy = oid
        let bytes = unsafe withUnsafeBytes(of: &copy.id) { unsafe [UInt8]($0) }
        self.init(unchecked: bytes[...])
    }

    /// The id as libgit2 holds it.
    var oid: git_oid {
        var result = git_oid()
        let source = bytes
        unsafe withUnsafeMutableBytes(of: &result.id) { unsafe $0.copyBytes(from: source) }
        return result
    }
}
