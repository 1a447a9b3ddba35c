internal import Editorial

/// Verdicts that readers have on claims of an entry, and that a later version changes or takes away.
///
/// A first verdict on a claim is news and no change. One whose claim is gone from the text with its record,
/// or is replaced by a claim that says so, is not held against it.
enum ChangedVerdicts {
    /// Readers see no other status of a claim.
    private static let seen: Set = ["verified", "disputed"]
    /// So many claims of an entry are compared at the most.
    private static let most = 100

    /// What changed, a sentence each, in the order of the published entry.
    static func changes(from old: Entry, to new: Entry, _ lexicon: Lexicon) -> [String] {
        old.claims.prefix(most).compactMap { claim in
            guard let words = claim.text, !words.isBlankText, let was = verdict(of: claim) else {
                return nil
            }
            let said = "Readers have “\(SafeText.line(words.prefix(60)))” as \(was)"
            // Records of one key are told apart by their words.
            let same = new.claims.filter { $0.key == claim.key }
            if let record = same.first(where: { $0.text == claim.text }) ?? same.first {
                guard let now = verdict(of: record) else {
                    return "\(said); this takes the verdict back."
                }
                return now == was ? nil : "\(said); this says \(now)."
            }
            guard !new.claims.contains(where: { $0.supersedes == claim.key }),
                ClaimWords.stand(words, value: claim.value, in: new, lexicon)
            else { return nil }
            return "\(said); this takes the verdict back, and still says so."
        }
    }

    private static func verdict(of claim: Claim) -> String? {
        claim.status.flatMap { seen.contains($0) ? $0 : nil }
    }
}
