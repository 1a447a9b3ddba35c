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
        DispatchQueue.global(qos: .userInitiated).async(group: group) { [place] in
            let result = Result { try work() }
            place.result.withLock { $0 = result }
        }
    }

    /// What the work has come to; this thread waits for it. Throws what the work threw.
    package func value() throws -> Value {
        group.wait()
        return try place.result.withLock { $0 }.get()
    }
}
