internal import Editorial

/// A picture or clip that tells where it was taken.
struct PlaceInFile: Rule {
    static let code = "MED-208"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "No picture or clip carries the position at which it was taken.",
        why:
            "Readers get the file as it is, and with it the home of whoever took it, or where a source was met.",
        failing: "media/…/3f….jpg has a position in its Exif data",
        passing: "media/…/3f….jpg has none",
        guideline:
            "CIPA DC-008 (Exif), 4.6.6 GPS attributes; Committee to Protect Journalists, digital safety",
        repair:
            "Take the file out of the entry, and add it again with `lb attach`, which leaves such data out."
    )

    func findings(in input: CheckInput) -> [Finding] {
        input.metadata.sorted { $0.key < $1.key }.filter { $0.value.contains(.place) }.map {
            record("“\(MediaInFile.name($0.key))” tells where it was taken.", in: input)
        }
    }
}
