/// Something that git refused or could not do.
package struct GitError: Error, Sendable, CustomStringConvertible {
    /// What was tried, as a phrase: "read the blob 4b825dc…".
    package let operation: String
    /// What git says, and the way out where there is one.
    package let message: String
    /// The code of libgit2, below zero; or the exit status of the git program, above it.
    package let code: Int32

    package init(operation: String, message: String, code: Int32 = -1) {
        self.operation = operation
        self.message = message
        self.code = code
    }

    package var description: String { "Cannot \(operation): \(message)" }
}

/// A ref is not where the caller last saw it: somebody else moved it first.
package struct RefConflict: Error, Sendable, CustomStringConvertible {
    /// The full name of the ref.
    package let name: String
    /// Where it should have been; nil: it should not have existed.
    package let expected: ObjectID?
    /// Where it is; nil: it does not exist.
    package let found: ObjectID?

    package init(name: String, expected: ObjectID?, found: ObjectID?) {
        self.name = name
        self.expected = expected
        self.found = found
    }

    package var description: String {
        func place(_ id: ObjectID?) -> String { id.map { "at \($0)" } ?? "absent" }
        return "Somebody else moved \(name): it should be \(place(expected)) and is "
            + "\(place(found)). Look at it and try again."
    }
}

/// Another process held a lock for longer than we were willing to wait.
package struct LockBusy: Error, Sendable, CustomStringConvertible {
    /// The lock file.
    package let path: String
    /// How long we waited for it.
    package let waited: Duration

    package init(path: String, waited: Duration) {
        self.path = path
        self.waited = waited
    }

    package var description: String {
        let seconds =
            Double(waited.components.seconds) + Double(waited.components.attoseconds) / 1e18
        let rounded = (seconds * 10).rounded() / 10
        // A lock of git's is the file itself, ours is on the file.
        let wayOut = path.hasSuffix(".lock") ? "; if no git is running, remove that file." : "."
        return "Another process is using the repository: \(path) was held for \(rounded) s. "
            + "Try again\(wayOut)"
    }
}
