extension TemplateReview {
    /// Files that are text through and through.
    private static let texts = [
        "page.mustache", "item.mustache", "entry.mustache", "post.mustache", "key-event.mustache",
        "feed.mustache", "style.css", "theme.css", "script.js", "icon.svg",
    ]

    /// What is wrong in files as such: bytes that are no text, a script that no browser runs, a picture that is
    /// more than one.
    mutating func files() throws {
        for name in Self.texts {
            guard let bytes = try library.file(name),
                String(validating: bytes, as: UTF8.self) == nil
            else { continue }
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            add(
                name, line + 1, "it is not in UTF-8, so readers get \u{FFFD} in its place",
                "Save the file as UTF-8.")
        }
        for slip in ScriptScan.slips(in: try library.required("script.js")) {
            add("script.js", slip.line, slip.message, slip.remedy)
        }
        try icon()
    }

    private mutating func icon() throws {
        let icon = try library.required("icon.svg")
        for slip in MarkupBalance.slips(in: icon, isXML: true) {
            add("icon.svg", slip.line, slip.message, slip.remedy)
        }
        let lines = String(decoding: icon, as: UTF8.self).lowercased()
            .split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard
                line.contains("<script") || line.contains("javascript:")
                    || line.contains(/\son[a-z]+\s*=/)
            else { continue }
            add(
                "icon.svg", index + 1, "there is script in the picture",
                "Take it out: an icon is drawn, and whoever opens it by itself would run it.")
        }
    }
}
