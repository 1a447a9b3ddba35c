import CLibgit2

extension Library {
    /// The value of a key in the user's and the system's configuration, where there is no repository;
    /// nil when it is set nowhere.
    package static func userConfiguration(_ key: String) throws -> String? {
        _ = start
        var all: OpaquePointer?
        defer { unsafe git_config_free(all) }
        try unsafe check(git_config_open_default(&all), "open the git configuration")
        var snapshot: OpaquePointer?
        defer { unsafe git_config_free(snapshot) }
        try unsafe check(git_config_snapshot(&snapshot, all), "read the git configuration")
        var text: UnsafePointer<CChar>?
        let code = unsafe git_config_get_string(&text, snapshot, key)
        if code == GIT_ENOTFOUND.rawValue {
            git_error_clear()
            return nil
        }
        try check(code, "read \(Signature.quoted(key)) from the git configuration")
        return unsafe text.map { unsafe String(cString: $0) }
    }
}
