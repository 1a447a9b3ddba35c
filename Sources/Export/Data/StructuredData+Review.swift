internal import Editorial

extension StructuredData {
    /// A ClaimReview for each claim of the entry that has words and a verdict, unless another claim has taken its
    /// place: what was found of that is not the newsroom's word any more.
    func reviews(_ entry: PublicEntry) -> [JSON] {
        entry.claims.compactMap { review($0, entry) }
    }

    private func review(_ claim: PublicClaim, _ entry: PublicEntry) -> JSON? {
        guard let verdict = PublicVerdict(claim, of: entry), verdict.verdict != .superseded else {
            return nil
        }
        return .object([
            ("@type", .string("ClaimReview")),
            ("url", setting.edition.address == nil ? nil : .string(name(of: entry))),
            ("datePublished", .string((claim.at ?? entry.published).description)),
            ("claimReviewed", .string(verdict.claim)),
            ("author", samePublisher),
            ("itemReviewed", item(claim, entry)),
            (
                "reviewRating",
                .object([
                    ("@type", .string("Rating")),
                    // In the words of the page, where readers must find it too.
                    ("alternateName", .string(verdict.name(setting.phrases))),
                ])
            ),
        ])
    }

    /// The claim itself: whose it is and where it was made, as far as readers may know.
    private func item(_ claim: PublicClaim, _ entry: PublicEntry) -> JSON? {
        guard let source = entry.sources.first(where: { $0.id == claim.source }),
            source.name != nil || source.url != nil
        else { return nil }
        return .object([
            ("@type", .string("Claim")),
            (
                "author",
                source.name.map {
                    .object([("@type", .string("Organization")), ("name", .string($0))])
                }
            ),
            (
                "appearance",
                source.url.map {
                    .object([("@type", .string("CreativeWork")), ("url", .string($0))])
                }
            ),
        ])
    }
}
