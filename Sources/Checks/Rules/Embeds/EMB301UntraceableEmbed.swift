internal import Editorial

/// An embedded post without address, provider or author.
struct UntraceableEmbed: Rule {
    static let code = "EMB-301"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "An embedded post has an https address, its provider and its author.",
        why: "A post that cannot be traced to who wrote it, and where, is a rumour with a frame.",
        failing: "embeds: [{url: \"\", author: \"\"}]",
        passing:
            "embeds: [{url: \"https://social.example/@x/1\", provider: Mastodon, author: \"@x@social.example\"}]",
        guideline:
            "AFP guidelines on content from social media; IFCN code, transparency of sources",
        repair: "Add `url:` (https), `provider:` and `author:` to the record under `embeds`.")

    func findings(in input: CheckInput) -> [Finding] {
        (input.entry?.embeds ?? []).flatMap { embed -> [Finding] in
            var missing: [String] = []
            if !isCanonical(embed.url) { missing.append("https address") }
            if embed.provider.isBlank { missing.append("provider") }
            if embed.author.isBlank { missing.append("author") }
            guard !missing.isEmpty else { return [] }
            let name = embed.url.isBlank ? "An embedded post" : "The post “\(embed.label)”"
            return [record("\(name) has no \(missing.joined(separator: " and no ")).", in: input)]
        }
    }

    private func isCanonical(_ url: String?) -> Bool {
        guard let url, url.lowercased().hasPrefix("https://") else { return false }
        let rest = url.dropFirst(8)
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.contains(".") && !rest.contains(where: \.isWhitespace)
    }
}

extension Embed {
    /// What to call it in a message.
    var label: String { SafeText.line((url ?? author ?? "post").prefix(80)) }
}
