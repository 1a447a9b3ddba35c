internal import Editorial

/// A picture in the text that is no file of the blog.
struct PictureElsewhere: Rule {
    static let code = "MED-211"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "A picture in the text is a file of the blog.",
        why:
            "A page loads nothing from elsewhere, which would tell its host of the reader; of such a picture "
            + "only its description is left, as a sentence of the text.",
        failing: "![The quay at dawn](https://cdn.example/quay.jpg)",
        passing: "![The quay at dawn](media/3f/3f….jpg)",
        guideline: "GDPR, article 5(1)(c); W3C Privacy Principles",
        repair:
            "Save the picture, add it with `lb attach ID FILE`, and take this one out of the text; or make "
            + "it a link, without the `!`.")

    func findings(in input: CheckInput) -> [Finding] {
        input.foreignPictures.map { place in
            record(
                "This picture is no file of the blog, so readers do not see it.", at: place,
                in: input)
        }
    }
}
