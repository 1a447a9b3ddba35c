internal import Editorial

extension PublicMedia {
    /// What readers are told of who made it: `Photograph: Ana Ruiz` says by itself what it is, a name
    /// alone is introduced.
    func creditLine(_ phrases: Phrases) -> String? {
        guard let credit else { return nil }
        let start = credit.prefix { $0.isLetter || $0 == " " }
        let rest = credit.dropFirst(start.count).drop { $0 == "\u{A0}" || $0 == "\u{202F}" }
        let isIntroduced =
            (2...24).contains(start.count)
            && [": ", ":\u{A0}", "："].contains { rest.hasPrefix($0) }
        return isIntroduced ? credit : phrases("credit", ["credit": credit])
    }

    /// The licence, if it is one that readers may rely on. What the newsroom has agreed with somebody
    /// is its own affair.
    var publicLicence: String? {
        guard let licence else { return nil }
        let words = licence.lowercased().split { !$0.isLetter && !$0.isNumber }
        let text = words.joined(separator: " ")
        let isPublic =
            ["cc", "cc0", "ogl", "gfdl"].contains { $0 == words.first.map(String.init) }
            || [
                "creative commons", "creativecommons org", "public domain", "open government",
                "free art",
            ]
            .contains { text.contains($0) }
        return isPublic ? licence : nil
    }
}
