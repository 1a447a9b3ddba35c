internal import Foundation
internal import Glibc

/// Processes that a hook left running, in whatever group or session they are.
///
/// They are known by their `HOME`, which only one run of one hook has. One that changes it on purpose
/// is not found; a hook is trusted that far.
struct HookLeftovers {
    let home: String

    /// Kills them, and those that they start meanwhile.
    func end() {
        for _ in 0..<10 {
            let processes = find()
            guard !processes.isEmpty else { return }
            for process in processes { _ = kill(process, SIGKILL) }
        }
    }

    private func find() -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let own = getpid()
        let wanted = Array("HOME=\(home)".utf8)
        return names.compactMap { pid_t($0) }.filter { process in
            process > 1 && process != own
                && environment(of: process).split(separator: 0).contains {
                    $0.elementsEqual(wanted)
                }
        }
    }

    /// Nothing of processes that belong to others or have ended.
    private func environment(of process: pid_t) -> [UInt8] {
        let data = FileManager.default.contents(atPath: "/proc/\(process)/environ")
        return data.map(Array.init) ?? []
    }
}
