internal import Dispatch
internal import Synchronization

/// The results of `work` for 0 to `count - 1`, in order; several cores share it in stretches.
package func inParallel<Result: Sendable>(
    _ count: Int, stretch: Int = 64, _ work: @Sendable (Int) -> Result
) -> [Result] {
    guard count > stretch else { return (0..<count).map(work) }
    let stretches = (count + stretch - 1) / stretch
    let results = Mutex<[[Result]]>(Array(repeating: [], count: stretches))
    DispatchQueue.concurrentPerform(iterations: stretches) { index in
        let from = index * stretch
        let part = (from..<min(from + stretch, count)).map(work)
        results.withLock { $0[index] = part }
    }
    return results.withLock { $0.flatMap { $0 } }
}
