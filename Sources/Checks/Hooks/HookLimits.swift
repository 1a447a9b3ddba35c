/// What a hook may use.
package struct HookLimits: Hashable, Sendable {
    /// How long it may take, by the clock on the wall.
    package var time = Duration.seconds(5)
    /// Bytes that it may print on standard output; as many again on standard error.
    package var output = 1 << 20
    /// Bytes of memory that it may write to, each of its processes and all of them together. Address space that is only reserved is free, since the
    /// runtimes of several languages reserve gigabytes of it.
    package var memory = 512 << 20
    /// Bytes of a file that it may write in its own folder or elsewhere.
    package var file = 64 << 20

    package init() {}

    /// Settings for the shell that becomes the hook. One that the system refuses is stricter already.
    ///
    /// `ulimit` counts memory in KiB and files in blocks of 512 bytes. Processor seconds are the last
    /// resort if this program is ended before it can end the hook.
    var shellCommands: String {
        let seconds = max(1, Int(time.components.seconds)) * 10
        return [
            "-c 0", "-d \(memory >> 10)", "-f \(file >> 9)", "-t \(seconds)",
        ].map { "ulimit \($0) 2>/dev/null" }.joined(separator: "; ")
    }
}
