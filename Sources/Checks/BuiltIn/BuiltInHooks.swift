package import Editorial

/// The hooks that the program brings along, as code; their files in `Hooks/` call them by name.
package enum BuiltInHooks {
    /// Rules about who said it, who took it, where it comes from; all others are about facts.
    private static let attributionFamilies = ["ATT", "ANO", "MED", "EMB"]

    /// By the name in the hook's file.
    package static let all: [String: @Sendable (HookDocument) -> [Finding]] = [
        "attribution": { document in
            findings(in: document) { attributionFamilies.contains(String($0.prefix(3))) }
        },
        "facts": { document in
            findings(in: document) { !attributionFamilies.contains(String($0.prefix(3))) }
        },
    ]

    /// What the rules find in an entry by itself, outside any blog.
    package static func findings(in entry: Entry, now: Instant) -> [Finding] {
        let body = MarkdownText(entry.body, .english)
        var input = CheckInput(text: body.text, entry: entry, now: now, links: body.links)
        input.barePictures = body.barePictures
        input.foreignPictures = body.foreignPictures
        return RuleBook.findings(in: input)
    }

    private static func findings(
        in document: HookDocument, _ wanted: (String) -> Bool
    ) -> [Finding] {
        let lexicon = document.lexicon
        let body = MarkdownText(document.entry.body, lexicon)
        var input = CheckInput(
            text: body.text, entry: document.entry,
            language: document.blog.language, earlier: document.earlier.facts ?? [],
            summarised: document.earlier.summarised?.map { EntryAnalysis.text($0, lexicon) },
            published: document.published.map {
                .init(entry: $0, text: EntryAnalysis.text($0.body, lexicon))
            },
            now: document.now, links: body.links, people: document.people)
        input.barePictures = body.barePictures
        input.foreignPictures = body.foreignPictures
        input.brokenPictures = document.broken ?? []
        input.metadata = document.metadata ?? [:]
        input.knowsBlog = true
        input.wordLists = document.words ?? [:]
        return RuleBook.findings(in: input, of: wanted)
    }
}

extension Policy {
    /// The findings with the severities of this desk, without those of rules that it turned off.
    package func applied(to findings: [Finding]) -> [Finding] {
        findings.compactMap { finding in
            guard let severity = severities[finding.rule] else { return finding }
            guard let severity else { return nil }
            var changed = finding
            changed.severity = severity
            return changed
        }
    }
}
