internal import Foundation

/// The memory of a hook with all processes that it started, as the kernel shows it.
///
/// `ulimit` holds for each process by itself; a hook that starts several is watched as a whole. Its
/// processes are known by their `HOME`, as in `HookLeftovers`.
struct HookMemory: Sendable {
    let home: String
    /// Bytes that all of them together may write to.
    let limit: Int
    /// Processes that were there before the hook.
    private let others: Set<pid_t>

    init(home: String, limit: Int) {
        self.home = home
        self.limit = limit
        others = Set(HookLeftovers.processes())
    }

    /// How often it is looked at. What is taken and given back in between is not seen.
    private static let interval = Duration.milliseconds(20)

    /// Returns when they use more than the limit; throws when the task is cancelled.
    func watch() async throws {
        var own = Set<pid_t>()
        while true {
            try await Task.sleep(for: Self.interval)
            if isOver(&own) { return }
        }
    }

    private func isOver(_ own: inout Set<pid_t>) -> Bool {
        let leftovers = HookLeftovers(home: home)
        var sum = 0
        let processes = HookLeftovers.processes().filter { !others.contains($0) }
        own.formIntersection(processes)
        for process in processes {
            // One that is just becoming the hook is looked at again.
            guard own.contains(process) || leftovers.belongs(process) == true else { continue }
            own.insert(process)
            sum += Self.written(process)
        }
        guard sum > limit else { return false }
        // Pages that several share are counted once where it matters.
        return own.reduce(0) { $0 + Self.share(of: $1) } > limit
    }

    /// Resident bytes that are of no file: proc(5), `statm`.
    private static func written(_ process: pid_t) -> Int {
        let numbers = text("statm", of: process).split(separator: " ").compactMap { Int($0) }
        return numbers.count > 2 ? (numbers[1] - numbers[2]) * Int(getpagesize()) : 0
    }

    /// The process's part of such bytes, shared pages divided among those who share them: proc(5),
    /// `smaps_rollup`.
    private static func share(of process: pid_t) -> Int {
        let line = text("smaps_rollup", of: process).split(separator: "\n").first {
            $0.hasPrefix("Pss_Anon:")
        }
        guard let line, let size = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return written(process) }
        return size << 10
    }

    private static func text(_ name: String, of process: pid_t) -> String {
        String(decoding: HookLeftovers.content(name, of: process), as: UTF8.self)
    }
}
