internal import Editorial

/// What is wrong with the templates of a blog, beyond what keeps a page from being made: what readers
/// would find broken, or what the page's policy would stop in their browsers.
package struct TemplateReview {
    /// One thing to be put right.
    package struct Finding: Hashable, Sendable {
        /// The file, from `Templates/` on.
        package let path: String
        /// From 1; 0 for what is nowhere in the file.
        package let line: Int
        package let message: String
        package let remedy: String
    }

    let library: TemplateLibrary
    private var findings: [Finding] = []

    /// - Parameter language: that of the blog, whose words are looked at besides those of lb itself.
    /// - Throws: `ExportError` if a file cannot be read.
    package static func findings(
        _ library: TemplateLibrary, language: String
    ) throws -> [Finding] {
        var review = TemplateReview(library: library)
        try review.markup()
        try review.files()
        try review.styles()
        try review.phrases(language)
        return review.findings
    }

    private init(library: TemplateLibrary) { self.library = library }

    // MARK: - Markup

    /// What the script, the style and links rely on, by file.
    private static let needed: [(file: String, words: [(String, why: String)])] = [
        (
            "page.mustache",
            [
                ("<!DOCTYPE html>", "browsers fall back to old habits without it"),
                ("lang=\"{{language}}\"", "screen readers read the page in another language"),
                ("dir=\"{{direction}}\"", "Arabic would run from left to right"),
                ("content=\"{{policy}}\"", "the Content-Security-Policy stands in it"),
                ("<title>{{pageTitle}}</title>", "tabs and search results show it"),
                ("href=\"style.css\"", "the page has no look without it"),
                ("src=\"script.js\"", "an open page learns nothing new without it"),
                ("data-list=\"{{list}}\"", "an open page learns nothing new without it"),
                ("data-head=\"{{headVersion}}\"", "summary and timeline stay old without it"),
                ("data-page=\"{{pageNumber}}\"", "older pages learn of no edit without it"),
                ("<h1", "a page has one heading that names it"),
                ("id=\"main\"", "an open page puts its parts there"),
                ("id=\"entries\"", "the skip link leads there"),
                ("id=\"list\"", "an open page puts new entries there"),
                ("id=\"announcement\"", "screen readers hear of news there"),
                ("id=\"show-new\"", "readers ask for new entries with it"),
                ("{{> item}}", "the entries stand there"),
            ]
        ),
        (
            "item.mustache",
            [
                ("value=\"{{number}}\"", "an open page keeps the order by it"),
                ("data-id=\"{{id}}\"", "an open page knows the entry by it"),
                ("data-version=\"{{version}}\"", "edits reach an open page by it"),
                ("{{article}}", "the entry stands there"),
            ]
        ),
        (
            "entry.mustache",
            [
                ("<article", "an entry is an article"),
                ("id=\"entry-{{id}}\"", "links to the entry lead there"),
                ("href=\"{{permalink}}\"", "readers link to the entry with it"),
                ("datetime=\"{{publishedISO}}\"", "the time of the entry stands in it"),
                ("{{body}}", "the text of the entry stands there"),
                ("{{#retracted}}", "readers must be told of what was withdrawn"),
                ("{{#entryCorrections}}", "readers must be told of corrections"),
                ("{{#verdicts}}", "readers must see the verdicts that search engines are told of"),
                ("{{#quotes}}", "quotations are left out without it"),
                ("{{#media}}", "pictures and clips are left out without it"),
                ("{{> post}}", "posts from elsewhere are left out without it"),
            ]
        ),
        (
            "post.mustache",
            [
                ("{{text}}", "the words of the post stand there"),
                ("class=\"consent\"", "readers are asked there before a provider is"),
                ("data-frame=\"{{frame}}\"", "the widget is found by it"),
                ("class=\"accept\"", "readers consent with it"),
                ("class=\"withdraw\"", "readers take their consent back with it"),
            ]
        ),
    ]

    private mutating func markup() throws {
        for name in ["page", "item", "entry", "post", "key-event", "feed"].map({ "\($0).mustache" })
        {
            let text = try library.required(name)
            guard text.contains(where: { $0 > 0x20 }) else {
                add(name, 1, "the file is empty", "Remove it to use lb's own.")
                continue
            }
            for slip in MarkupScan.slips(in: text) + MarkupBalance.slips(in: text) {
                add(name, slip.line, slip.message, slip.remedy)
            }
            let plain = Self.plain(text)
            for (word, why) in Self.needed.first(where: { $0.file == name })?.words ?? []
            where !plain.contains(Self.plain(Array(word.utf8))) {
                add(name, 0, "\(word) is missing: \(why)", "Put it back as lb's own file has it.")
            }
        }
    }

    /// Without the differences that mean nothing: kinds of quotation marks, spaces within mustaches.
    private static func plain(_ text: [UInt8]) -> String {
        String(decoding: text, as: UTF8.self).replacing("'", with: "\"")
            .replacing("{{ ", with: "{{").replacing(" }}", with: "}}")
            .replacing("{{>", with: "{{> ").replacing("{{>  ", with: "{{> ")
            .lowercased()
    }

    // MARK: - Style

    private mutating func styles() throws {
        for (name, bytes) in [
            ("style.css", try library.required("style.css")),
            ("theme.css", try library.file("theme.css") ?? []),
        ] {
            var scan = StyleScan(bytes)
            scan.read()
            for slip in scan.slips { add(name, slip.line, slip.message, slip.remedy) }
        }
    }

    // MARK: - Words

    private mutating func phrases(_ language: String) throws {
        guard let english = try Self.object(library.layers("strings/en.json").first) else { return }
        let own = Phrases.tags(of: language).map { "strings/\($0).json" }
        for path in Set(library.languages + own).sorted() {
            guard let own = try library.layers(path).last else { continue }
            guard let phrases = Self.object(own) else {
                add(path, 1, "it is no JSON object of texts", "Start again from lb's own file.")
                continue
            }
            let lines = String(decoding: own, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            for (key, phrase) in phrases.sorted(by: { $0.key < $1.key }) {
                let line = (lines.firstIndex { $0.contains("\"\(key)\"") } ?? -1) + 1
                guard let model = english[key] else {
                    let near = Spelling.nearest(to: key, in: english.keys)
                    add(
                        path, line, "no page says “\(SafeText.line(key))”",
                        near.map { "Did you mean `\($0)`?" } ?? "Remove it.")
                    continue
                }
                for name in Self.names(in: phrase).subtracting(Self.names(in: model)).sorted() {
                    let known = Self.names(in: model).sorted().map { "{\($0)}" }
                    add(
                        path, line,
                        "`\(key)` has {\(SafeText.line(name))}, for which there is no value",
                        known.isEmpty
                            ? "Take it out." : "It may have \(known.joined(separator: ", ")).")
                }
            }
            try lacking(path, english)
        }
    }

    /// Phrases that a page would say in English, since no file of the language has them.
    private mutating func lacking(_ path: String, _ english: [String: String]) throws {
        let tag = path.split(separator: "/").last?.dropLast(".json".count) ?? ""
        let files = Phrases.tags(of: String(tag)).map { "strings/\($0).json" }
        let known = try files.flatMap { try library.layers($0) }.compactMap(Self.object)
        let lacking = english.keys.filter { key in !known.contains { $0[key] != nil } }.sorted()
        guard let first = lacking.first else { return }
        add(
            path, 0, "the page says in English: \(lacking.joined(separator: ", "))",
            "Add a line for each, as in \"\(first)\": \"\(english[first] ?? "")\".")
    }

    private static func object(_ bytes: [UInt8]?) -> [String: String]? {
        guard let bytes, case .object(let members) = JSONReader.read(bytes) else { return nil }
        return members.compactMapValues(\.text)
    }

    private static func names(in phrase: String) -> Set<String> {
        Set(phrase.matches(of: /\{([^{}]*)\}/).map { String($0.1) })
    }

    mutating func add(_ name: String, _ line: Int, _ message: String, _ remedy: String) {
        findings.append(
            Finding(
                path: "Templates/\(library.place(of: name))", line: line, message: message,
                remedy: remedy))
    }
}
