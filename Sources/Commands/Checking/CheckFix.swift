internal import Archive
internal import Checks
internal import Editorial
internal import Git
internal import Newsroom

/// Mends what a machine can mend.
enum CheckFix {
    /// Writes the mended text where the target came from; how many places were mended.
    ///
    /// A draft is changed by an act of editing, like any other; a published entry is not changed.
    static func apply(
        _ findings: [Finding], to target: CheckTarget, _ file: EntryFile, _ shift: Shift?,
        _ console: Console
    ) async throws -> Int {
        let (markdown, count) = MechanicalFix.apply(findings, to: file.entry.body)
        guard count > 0 else { return 0 }
        let bytes = Array(file.bytes[..<file.bodyRange.lowerBound]) + Array(markdown.utf8)
        switch target.kind {
        case .draft(let chain):
            let rules = Set(findings.filter { $0.replacement != nil }.map(\.rule)).sorted()
            _ = try await shift?.decide(
                .init(
                    .edit, note: "Mended by lb check --fix: \(rules.joined(separator: ", ")).",
                    bytes: bytes, seen: chain.text), on: chain.id)
            console.note("Mended \(count) in \(chain.id); it is a draft again.")
        case .file:
            try DurableFile.write(bytes, to: target.path)
            console.note("Mended \(count) in \(target.path).")
        case .input:
            throw Failure(
                .usage, "standard input cannot be mended in its place",
                remedy: "Name a file or a draft.")
        case .published:
            console.note("\(target.id) is published and has no open draft: nothing was mended.")
            return 0
        }
        return count
    }
}
