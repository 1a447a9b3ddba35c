package import Archive
package import Checks
package import Editorial

/// Runs the checks over an entry; the program's hooks behind it, a fixed answer in tests.
package protocol CheckDesk: Sendable {
    /// Runs the hooks of an event on an entry.
    func check(_ request: CheckRequest) async -> CheckResult
}

/// One entry to be checked.
package struct CheckRequest: Sendable {
    package enum Event: String, Sendable {
        case preSubmit = "pre-submit"
        case prePublish = "pre-publish"
        case postPublish = "post-publish"
    }

    package let event: Event
    package let file: EntryFile
    package let path: String
    package let blog: Blog
    package let desk: Desk
    /// What readers have of this entry, if it was published before.
    package let published: Entry?
    /// What earlier entries say of the same things.
    package let earlier: HookDocument.Earlier
    /// Files of `media/` that the entry names as pictures and that are none.
    package let broken: [String]
    /// What files of `media/` that the entry names tell besides what they show.
    package let metadata: [String: [FileMetadata.Kind]]
    /// The blog's own word lists of its language, by file name.
    package let words: [String: String]
    /// Hooks of the blog's own: path, content, whether git calls it executable.
    package let hooks: [(path: String, bytes: [UInt8], executable: Bool)]
    /// The blog's work tree, where hooks are run.
    package let folder: String?
    /// Where the list of trusted hooks is.
    package let trustFile: String
}

/// What the checks said about one entry.
package struct CheckResult: Sendable {
    /// In the order of the hooks, and of the text within each.
    package var findings: [Finding]
    /// Hooks that ran: name and content, and what each found, for the record.
    package var ran: [String]
    /// Hooks that did not run as they should, each a sentence with the way out.
    package var failures: [String]

    package init(findings: [Finding] = [], ran: [String] = [], failures: [String] = []) {
        self.findings = findings
        self.ran = ran
        self.failures = failures
    }

    /// Errors that no override covers.
    package func errors(overriding: [String: String]) -> [Finding] {
        findings.filter { $0.severity == .error && overriding[$0.rule] == nil }
    }
}
