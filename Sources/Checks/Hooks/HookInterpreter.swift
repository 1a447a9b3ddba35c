internal import Foundation

/// The program that a script's first line names.
enum HookInterpreter {
    /// Why the kernel would not run the file, with the way out; nil if it would.
    ///
    /// Without this a shell would take any text without a first line of that kind for its own.
    static func problem(_ bytes: [UInt8]) -> String? {
        guard bytes.starts(with: [0x23, 0x21]) else {
            // A compiled program has a zero byte early in its header.
            return bytes.prefix(64).contains(0)
                ? nil : "its first line must name its interpreter, such as #!/bin/sh"
        }
        let line = bytes.dropFirst(2).prefix { $0 != 0x0A }
        guard line.last != 0x0D else {
            return "its lines end in CR LF. Write it with LF alone"
        }
        let words = line.split { $0 == 0x20 || $0 == 0x09 }
        guard let first = words.first, first.first == 0x2F, first.count < 256 else {
            return "its first line must name its interpreter by an absolute path, such as #!/bin/sh"
        }
        let path = String(decoding: first, as: UTF8.self)
        guard FileManager.default.isExecutableFile(atPath: path) else {
            return "its interpreter \(path) is not on this machine. Install it"
        }
        return nil
    }
}
