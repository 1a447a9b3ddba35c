internal import Dispatch
internal import Foundation
internal import Synchronization

/// Ctrl-C or a termination, as something to look at between two pieces of work.
///
/// Work in hand is finished first; nothing is cut off in the middle. One for the life of the process.
enum StopSignal {
    private static let isStopped = Mutex(false)

    /// From now on the signals only set `isSet`.
    static func install() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            // The handler keeps the source alive for as long as the process runs.
            source.setEventHandler {
                isStopped.withLock { $0 = true }
                _ = source
            }
            source.resume()
        }
    }

    static var isSet: Bool { isStopped.withLock { $0 } }

    /// Waits so long, or until a signal comes.
    static func wait(milliseconds: Int64) async {
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while !isSet, ContinuousClock.now < end {
            let rest = ContinuousClock.now.duration(to: end)
            try? await Task.sleep(for: min(rest, .milliseconds(250)))
        }
    }
}
