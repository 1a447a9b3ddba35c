import CLibgit2
import Glibc

extension Repository {
    /// Where a ref is, through symbolic refs; nil when it does not exist. `HEAD` is allowed.
    package func reference(_ name: String) throws -> ObjectID? {
        var oid = git_oid()
        let code = unsafe git_reference_name_to_id(&oid, handle, name)
        if code == GIT_ENOTFOUND.rawValue {
            git_error_clear()
            return nil
        }
        try check(code, "read the ref \(Signature.quoted(name))")
        return ObjectID(oid)
    }

    /// Whether the branch that is checked out has no commit yet.
    package func isHeadUnborn() throws -> Bool {
        let answer = unsafe git_repository_head_unborn(handle)
        try check(answer, "look at HEAD")
        return answer == 1
    }

    /// The refs whose names begin with a prefix such as `refs/lb/drafts/`, sorted by name.
    package func references(under prefix: String) throws -> [(name: String, id: ObjectID)] {
        let operation = "list the refs under \(Signature.quoted(prefix))"
        guard !prefix.utf8.contains(where: { "*?[\\".utf8.contains($0) }) else {
            throw GitError(operation: operation, message: "it has a wildcard in it.", code: -12)
        }
        let names = try unsafe Handle(operation, unsafe git_reference_iterator_free) {
            unsafe git_reference_iterator_glob_new(&$0, self.handle, prefix + "*")
        }.lend { iterator in
            var names: [String] = []
            while true {
                var name: UnsafePointer<CChar>?
                let code = unsafe git_reference_next_name(&name, iterator)
                if code == GIT_ITEROVER.rawValue { break }
                try check(code, operation)
                if let name = unsafe name { unsafe names.append(String(cString: name)) }
            }
            git_error_clear()
            return names
        }
        // One that somebody deletes meanwhile is left out.
        return try names.sorted().compactMap { name in
            try reference(name).map { (name: name, id: $0) }
        }
    }

    /// When the file of a ref was written, in nanoseconds; 0 for one that was packed away since.
    ///
    /// Good for telling which of two acts of the same second came later, and for nothing else.
    package func writingTime(ofReference name: String) -> Int64 {
        var status = stat()
        guard unsafe stat(commonDirectory + "/" + name, &status) == 0 else { return 0 }
        return Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }

    /// Whether git takes this for the full name of a ref.
    package func isReferenceName(_ name: String) throws -> Bool {
        var valid: Int32 = 0
        try unsafe check(
            git_reference_name_is_valid(&valid, name), "check the ref \(Signature.quoted(name))")
        return valid == 1
    }

    /// The full name of the branch that is checked out, even before its first commit; nil when none is.
    package func headBranch() throws -> String? {
        try unsafe Handle("read HEAD", unsafe git_reference_free) {
            unsafe git_reference_lookup(&$0, self.handle, "HEAD")
        }.lend { head in
            unsafe git_reference_symbolic_target(head).map { unsafe String(cString: $0) }
        }
    }
}
