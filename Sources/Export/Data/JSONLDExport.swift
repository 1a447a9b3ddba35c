internal import Editorial

/// The whole blog for search engines and archives: its LiveBlogPosting, and a ClaimReview for each
/// claim that the newsroom came to a verdict on.
struct JSONLDExport {
    let setting: PageSetting

    func bytes() throws -> [UInt8] {
        let data = StructuredData(setting: setting)
        let edition = setting.edition
        // Each entry's update, and after a line end its reviews.
        let pieces = try Pieces(setting: setting).all("jsonld") { entry in
            let reviews = entry.claims.compactMap { review($0, entry) }
            return ([data.update(entry)] + reviews).map { $0.part(indent: nil) }
                .joined(separator: [0x0A]).map(\.self)
        }.map { $0.split(separator: 0x0A).map { Array($0) } }
        let reviews = pieces.flatMap { $0.dropFirst() }
        let posting = data.posting(
            try edition.entries(setting.paging.indexRange).map { data.mention(of: $0) },
            updates: .written(edition.inOrder(pieces).compactMap(\.first)), page: "")
        guard !reviews.isEmpty, case .object(let members) = posting else {
            return posting.bytes(.compact) + [0x0A]
        }
        let inner = JSON.object(members.filter { $0.0 != "@context" })
        return JSON.object([
            ("@context", .string("https://schema.org")),
            ("@graph", .written([inner.part(indent: nil)] + reviews)),
        ]).bytes(.compact) + [0x0A]
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
