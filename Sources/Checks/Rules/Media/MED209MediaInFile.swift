internal import Editorial

/// A picture or clip that carries names or notes which nobody sees.
struct MediaInFile: Rule {
    static let code = "MED-209"
    static let defaultSeverity = Severity.warning
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule:
            "No picture or clip carries names, serial numbers or notes that the page does not show.",
        why:
            "Readers get the file as it is, with whatever a camera, an agency or a colleague wrote into it.",
        failing: "media/…/3f….jpg has an owner's name in its Exif data",
        passing: "media/…/3f….jpg has none; the credit stands in `credit:`",
        guideline: "IPTC Photo Metadata Standard; Committee to Protect Journalists, digital safety",
        repair:
            "If readers are not to have it, take the file out of the entry, and add it again with `lb attach`."
    )

    func findings(in input: CheckInput) -> [Finding] {
        input.metadata.sorted { $0.key < $1.key }.compactMap { path, kinds in
            let kinds = Set(kinds).intersection([.names, .comments])
            guard !kinds.isEmpty else { return nil }
            return record(
                "“\(Self.name(path))” carries \(FileMetadata.words(kinds)) that the page does not show.",
                in: input)
        }
    }

    /// What a file is called in a message.
    static func name(_ path: String) -> String {
        path.split(separator: "/").last.map { SafeText.line($0.prefix(80)) } ?? ""
    }
}
