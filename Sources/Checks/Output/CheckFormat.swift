internal import Editorial

/// The forms in which checks are told.
package enum CheckFormat: String, CaseIterable, Sendable {
    case text, json, sarif, github

    /// What was found, with the end of the last line; empty if this form has nothing to say.
    ///
    /// - Parameters:
    ///   - color: whether the text form uses colours.
    ///   - version: the version of this program, which SARIF names.
    package func output(of files: [CheckedFile], color: Bool, version: String) -> String {
        let text =
            switch self {
            case .text:
                files.map(TextOutput(color: color).text(of:)).filter { !$0.isEmpty }
                    .joined(separator: "\n")
            case .json: JSONOutput.json(of: files).encoded(indented: true)
            case .sarif: SARIFOutput.json(of: files, version: version).encoded(indented: true)
            case .github: GitHubOutput.text(of: files)
            }
        return text.isEmpty ? "" : text + "\n"
    }
}
