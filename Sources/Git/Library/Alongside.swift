internal import Dispatch
internal import Synchronization

/// Work that another core does while this thread goes on.
package final class Alongside<Value: Sendable>: Sendable {
    private final class Place: Sendable {
        let result = Mutex<Result<Value, any Error>>(.failure(CancellationError()))
    }

    private let group = DispatchGroup()
    private let place = Place()

    /// Begins the work at once.
    package init(_ work: @escaping @Sendable () throws -> Value) {
        AlongsideWork.all.enter()
        DispatchQueue.global(qos: .userInitiated).async(group: group) { [place] in
            let result = Result { try work() }
            place.result.withLock { $0 = result }
            AlongsideWork.all.leave()
        }
    }

    /// What the work has come to; this thread waits for it. Throws what the work threw.
    package func value() throws -> Value {
        group.wait()
        return try place.result.withLock { $0 }.get()
    }
}

/// All that other cores do.
package enum AlongsideWork {
    fileprivate static let all = DispatchGroup()

    /// Waits until nothing is done alongside: a process must not end while a thread reads a repository, which what is
    /// left to the end of a process takes away.
    package static func finish() { all.wait() }
}
