internal import Editorial

/// The whole blog for search engines and archives: its LiveBlogPosting, and a ClaimReview for each
/// claim that the newsroom came to a verdict on.
struct JSONLDExport {
    let setting: PageSetting

    var bytes: [UInt8] {
        let data = StructuredData(setting: setting)
        let posting = data.posting(setting.edition.shown, page: "")
        let reviews = setting.edition.entries.flatMap { entry in
            entry.claims.compactMap { review($0, entry) }
        }
        guard !reviews.isEmpty, case .object(let members) = posting else {
            return posting.bytes(.indented)
        }
        let inner = JSON.object(members.filter { $0.0 != "@context" })
        return JSON.object([
            ("@context", .string("https://schema.org")), ("@graph", .array([inner] + reviews)),
        ]).bytes(.indented)
    }

    /// Nil for a claim without words, or without a verdict.
    private func review(_ claim: PublicClaim, _ entry: PublicEntry) -> JSON? {
        guard let text = claim.text, let status = claim.status,
            status == "verified" || status == "disputed"
        else { return nil }
        let url = setting.links.to(setting.paging.permalink(entry))
        return .object([
            ("@type", .string("ClaimReview")),
            ("url", .string(url)),
            ("datePublished", .string((claim.at ?? entry.published).description)),
            ("claimReviewed", .string(text)),
            (
                "author",
                setting.edition.publisher.map {
                    .object([("@type", .string("Organization")), ("name", .string($0))])
                }
            ),
            (
                "reviewRating",
                .object([
                    ("@type", .string("Rating")), ("alternateName", .string(status)),
                ])
            ),
        ])
    }
}
