internal import Editorial

/// A file that is named as a picture and is none.
struct NoPicture: Rule {
    static let code = "MED-207"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "A file that is named as a picture is one, of the kind that its name says.",
        why: "Readers see a gap, and search engines are told of a picture that is none.",
        failing: "media/…/3f….png holds a web page",
        passing: "media/…/3f….png holds a PNG picture",
        guideline: "HTML Living Standard, 4.8.3 The img element",
        repair: "Add the picture itself with `lb attach`, and take this file out of the entry.")

    func findings(in input: CheckInput) -> [Finding] {
        input.brokenPictures.map { path in
            let name = path.split(separator: "/").last.map { SafeText.line($0.prefix(80)) } ?? ""
            let kind = PictureKind(ending: name.split(separator: ".").last?.lowercased() ?? "")
            return record("“\(name)” is no \(kind.map(\.rawValue) ?? "such") picture.", in: input)
        }
    }
}
