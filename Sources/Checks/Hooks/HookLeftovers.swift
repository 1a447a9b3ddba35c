internal import Foundation
internal import Glibc

/// Processes that a hook left running, in whatever group or session they are.
///
/// They are known by their `HOME`, which only one run of one hook has. One that changes it on purpose
/// is not found; a hook is trusted that far.
struct HookLeftovers {
    let home: String

    /// Kills them, and those that they start meanwhile.
    ///
    /// One look at `/proc` is not enough: a process may start another and end between the list and the look at
    /// it, and one that is just becoming another program shows no environment. So it is listed again until there
    /// is nobody new and nobody undecided, for at most a second.
    func end() {
        let deadline = ContinuousClock.now + .seconds(1)
        var known: Set<pid_t> = [getpid()]
        var patience = 40
        while ContinuousClock.now < deadline {
            var isUndecided = false
            let new = Self.processes().filter { !known.contains($0) }
            for process in new {
                switch belongs(process) {
                case true?: _ = kill(process, SIGKILL)
                case false?: break
                case nil:
                    isUndecided = true
                    continue
                }
                known.insert(process)
            }
            if new.isEmpty || patience == 0 { return }
            guard isUndecided else { continue }
            patience -= 1
            usleep(500)
        }
    }

    static func processes() -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { $0 > 1 }
    }

    /// Whether a process is the hook's; nil for one that is just becoming another program, which shows
    /// neither environment nor arguments.
    ///
    /// Those of other people, of the kernel and those that have ended show no program either.
    func belongs(_ process: pid_t) -> Bool? {
        var environment = Self.content("environ", of: process)
        if environment.isEmpty, !Self.content("cmdline", of: process).isEmpty {
            environment = Self.content("environ", of: process)
        } else if environment.isEmpty {
            let program = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/\(process)/exe")
            return program == nil ? false : nil
        }
        let wanted = Array("HOME=\(home)".utf8)
        return environment.split(separator: 0).contains { $0.elementsEqual(wanted) }
    }

    static func content(_ name: String, of process: pid_t) -> [UInt8] {
        FileManager.default.contents(atPath: "/proc/\(process)/\(name)").map(Array.init) ?? []
    }
}
