internal import Archive
internal import Editorial
internal import Git
internal import Newsroom

extension Optional {
    /// What `transform` makes of the value, if there is one.
    func asyncMap<Result>(
        _ transform: (Wrapped) async throws -> Result
    ) async rethrows -> Result? {
        switch self {
        case .some(let value): try await transform(value)
        case .none: nil
        }
    }
}

/// A commit by any name that git knows, or by a time.
enum Revision {
    /// What `--as-of` means: a time, or any revision.
    ///
    /// - Throws: `Failure` for neither; `DeskError` for a time before the blog was there.
    static func commit(asOf text: String, in blog: BlogRepository) async throws -> ObjectID {
        guard let moment = try Moment.read(text, in: blog) else {
            return try await commit(text, in: blog)
        }
        return try Moment.commit(at: moment, now: Surroundings.clock.now(), in: blog)
    }

    /// - Throws: `Failure` if git knows no commit of that name.
    static func commit(_ name: String, in blog: BlogRepository) async throws -> ObjectID {
        let result = try await blog.git.runGit(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"], input: [])
        let text = String(decoding: result.output, as: UTF8.self)
        guard result.status == 0, let id = ObjectID(hex: SafeText.line(text)) else {
            throw Failure(
                .notFound, "there is no commit '\(SafeText.line(name))'",
                remedy: "`lb log --json` lists the commits of main.")
        }
        return id
    }
}
