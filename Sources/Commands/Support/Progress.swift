internal import CProcess
internal import Foundation
internal import Synchronization

/// How far a long piece of work has come, on one line of the terminal, once it has taken a second.
final class Progress: Sendable {
    private let start = ContinuousClock.now
    private let verb: String
    private let isShown: Bool
    private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

    /// - Parameter verb: what is done, as in `Brought in 2000 of 10000`.
    init(verb: String) {
        self.verb = verb
        isShown = lb_is_terminal(2) == 1
    }

    /// Notes that `done` of `total` are done.
    func show(_ done: Int, _ total: Int) {
        let now = ContinuousClock.now
        guard isShown, now - start > .seconds(1),
            lastShown.withLock({ last in
                guard last.map({ now - $0 > .milliseconds(100) }) ?? true else { return false }
                last = now
                return true
            })
        else { return }
        write("\r\u{1B}[K\(verb) \(done) of \(total) …")
    }

    /// Takes the line away.
    func clear() {
        if lastShown.withLock({ $0 != nil }) { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
