import Editorial

@testable import Checks

/// An entry with the given records.
func entry(_ change: (inout Entry) -> Void = { _ in }) -> Entry {
    var generator = SystemRandomNumberGenerator()
    var entry = Entry(id: EntryID(using: &generator))
    change(&entry)
    return entry
}

/// What a rule sees of a plain text.
func input(
    _ text: String, _ records: Entry? = nil, now: String? = nil, earlier: [EntryFacts] = [],
    summarised: [String]? = nil, published: String? = nil, words: String? = nil
) -> CheckInput {
    let lexicon = words.map { Lexicon(language: "en", lists: [Array($0.utf8)]) } ?? .english
    return CheckInput(
        text: AnalysedText(plain: text, lexicon), entry: records, earlier: earlier,
        summarised: summarised?.map { AnalysedText(plain: $0) },
        published: published.map {
            .init(entry: entry(), text: AnalysedText(plain: $0))
        },
        now: now.flatMap { Instant(rfc3339: $0) })
}

/// What a rule sees of Markdown.
func markdown(_ source: String) -> CheckInput {
    let body = MarkdownText(source, .english)
    return CheckInput(text: body.text, links: body.links)
}

/// The facts of one earlier entry.
func facts(_ text: String) -> [EntryFacts] { [EntryFacts(text: AnalysedText(plain: text))] }

/// The findings of one rule.
func findings(_ code: String, in input: CheckInput) -> [Finding] {
    RuleBook.rule(code)?.findings(in: input) ?? []
}

/// The codes of the findings that would stop a publish.
func errors(in input: CheckInput) -> [String] {
    RuleBook.findings(in: input).filter { $0.severity == .error }.map(\.rule)
}

/// The words that the first finding marks.
func marked(_ findings: [Finding], in input: CheckInput) -> String? {
    findings.first.map { found in
        // Source and text are the same in plain texts; in Markdown the words are looked up.
        let ranges = input.links.map(\.scalars) + [found.start..<found.end]
        let range = ranges.first { input.text.source($0) == found.start..<found.end }
        return input.text.string(range ?? found.start..<found.end)
    }
}
