internal import Git
internal import Synchronization

/// Handles on one blog for readers on several threads: opening a repository reads its settings and lists its
/// packs, which costs more than reading an entry.
package final class BlogHandles: Sendable {
    /// A handle that lies ready. Whoever takes it out under the lock is the only one who has it, which the
    /// compiler cannot see.
    private struct Idle: @unchecked Sendable {
        let blog: BlogRepository
    }

    private let place: String
    private let idle = Mutex<[Idle]>([])

    /// - Parameter place: the blog's `.git` folder.
    package init(place: String) { self.place = place }

    /// Calls `body` with a handle that nobody else uses meanwhile, and that it must not keep. One with which
    /// it failed is not used again.
    package func use<Result>(_ body: (BlogRepository) throws -> Result) throws -> Result {
        let handle =
            try idle.withLock { $0.popLast() } ?? Idle(blog: BlogRepository.open(from: place))
        let result = try body(handle.blog)
        idle.withLock { $0.append(handle) }
        return result
    }
}
