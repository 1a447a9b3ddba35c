package import Editorial

extension ImportedBlog {
    /// Whether coverage goes on, and when it ended.
    package struct Coverage: Hashable, Sendable {
        package let state: Blog.State
        package let end: Instant?

        package init(_ state: Blog.State, end: Instant? = nil) {
            self.state = state
            self.end = end
        }
    }

    /// Seconds without a change after which a source that does not say so is taken to be over: a day.
    private static let silence: Int64 = 86_400

    /// The last moment at which the source changed for readers; nil if it holds nothing.
    package var lastChange: Instant? {
        versions.map { version in
            guard case .entry(let entry)? = version.content else { return version.at }
            return max(version.at, entry.updated ?? version.at)
        }.max()
    }

    /// Whether nothing has changed in the source for so long that nobody follows it any more.
    package func isOld(at now: Instant) -> Bool {
        lastChange.map { now.seconds - $0.seconds > Self.silence } ?? false
    }

    /// How coverage stands in a new blog: as somebody asks for it, else as the source says, else by its age.
    /// What is over ended, where nothing says when, with the last change.
    package func coverage(asked: Blog.State?, at now: Instant) -> Coverage {
        let state = asked ?? coverage?.state ?? (isOld(at: now) ? .ended : .live)
        guard state == .ended else { return Coverage(state) }
        return Coverage(state, end: coverage?.end ?? lastChange)
    }
}
