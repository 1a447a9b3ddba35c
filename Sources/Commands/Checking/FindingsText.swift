internal import Archive
internal import Editorial

/// Findings as text: where, what, and the line with carets under the words.
struct FindingsText {
    let file: EntryFile
    let path: String
    let color: Bool

    func describe(_ finding: Finding) -> String { "\(path): \(finding.message)" }
}
