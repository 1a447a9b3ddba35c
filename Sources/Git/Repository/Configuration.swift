import CLibgit2

extension Repository {
    /// The value of a configuration key such as `user.email`: the repository's, else the user's, else the
    /// system's; nil when it is set nowhere.
    package func configuration(_ key: String) throws -> String? {
        try unsafe Handle("read the git configuration", unsafe git_config_free) {
            unsafe git_repository_config_snapshot(&$0, self.handle)
        }.lend { config in
            var text: UnsafePointer<CChar>?
            let code = unsafe git_config_get_string(&text, config, key)
            if code == GIT_ENOTFOUND.rawValue {
                git_error_clear()
                return nil
            }
            try check(code, "read \(Signature.quoted(key)) from the git configuration")
            return unsafe text.map { unsafe String(cString: $0) }
        }
    }

    /// Sets a key in the repository's own configuration.
    package func setConfiguration(_ key: String, _ value: String) throws {
        try unsafe Handle("open the git configuration", unsafe git_config_free) {
            unsafe git_repository_config(&$0, self.handle)
        }.lend { all in
            try unsafe Handle("open the repository's configuration", unsafe git_config_free) {
                unsafe git_config_open_level(&$0, all, GIT_CONFIG_LEVEL_LOCAL)
            }.lend { own in
                try unsafe check(
                    git_config_set_string(own, key, value),
                    "set \(Signature.quoted(key)) in the repository's configuration")
            }
        }
        try DurableFile.sync(file: commonDirectory + "/config")
    }
}
