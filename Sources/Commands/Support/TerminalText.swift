internal import Archive
internal import Editorial
internal import Newsroom

extension SafeText {
    /// As `forTerminal`, but colours (SGR sequences) pass.
    static func forTerminalKeepingStyle(_ text: some StringProtocol) -> String {
        var result = ""
        var rest = Substring(text)
        while let escape = rest.firstIndex(of: "\u{1B}") {
            result += forTerminal(rest[..<escape])
            let after = rest[escape...]
            guard let end = after.firstIndex(of: "m"),
                after[escape..<end].dropFirst(2).allSatisfy({ $0.isNumber || $0 == ";" }),
                after.dropFirst().first == "["
            else {
                result += "\u{FFFD}"
                rest = after.dropFirst()
                continue
            }
            result += after[...end]
            rest = after[after.index(after: end)...]
        }
        return result + forTerminal(rest)
    }
}

extension Shift {
    /// What is wrong with a file; empty if it decodes.
    static func diagnostics(_ bytes: [UInt8], path: String) -> [Diagnostic] {
        do {
            _ = try EntryFile(bytes: bytes, path: path)
            return []
        } catch {
            return error.diagnostics
        }
    }
}
