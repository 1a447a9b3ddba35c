internal import Dispatch
internal import Synchronization

/// The results of `work` for 0 to `count - 1`, in order; several cores share it in stretches.
///
/// - Throws: what the first call in order that threw has thrown.
package func inParallel<Result: Sendable, Problem: Error>(
    _ count: Int, stretch: Int = 64, _ work: @Sendable (Int) throws(Problem) -> Result
) throws(Problem) -> [Result] {
    let all = 0..<max(count, 0)
    guard count > stretch else {
        var results: [Result] = []
        results.reserveCapacity(all.count)
        for index in all { results.append(try work(index)) }
        return results
    }
    let stretches = (count + stretch - 1) / stretch
    let done = Mutex<[Swift.Result<[Result], Problem>?]>(Array(repeating: nil, count: stretches))
    DispatchQueue.concurrentPerform(iterations: stretches) { index in
        let from = index * stretch
        let part = Swift.Result<[Result], Problem> { () throws(Problem) in
            var results: [Result] = []
            results.reserveCapacity(stretch)
            for index in from..<min(from + stretch, count) { results.append(try work(index)) }
            return results
        }
        done.withLock { $0[index] = part }
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    for part in done.withLock({ $0 }) { if let part { results += try part.get() } }
    return results
}
