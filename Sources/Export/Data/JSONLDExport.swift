internal import Editorial

/// The whole blog for search engines and archives, as `StructuredData` has it.
struct JSONLDExport {
    let setting: PageSetting

    /// Hands over the document piece by piece; only the reviews, which are few, are kept until the end.
    func write(_ take: @escaping ([UInt8]) throws -> Void) throws {
        let data = StructuredData(setting: setting)
        let edition = setting.edition
        let hasReviews = edition.outlines.indices.contains { edition.outlines[$0].hasVerdict }
        let document = data.openDocument(
            try edition.entries(setting.paging.indexRange).map { data.mention(of: $0) },
            hasReviews: hasReviews)
        let parts = document.bytes(.compact).split(separator: JSON.mark, maxSplits: 1)
        guard parts.count == 2 else { return try take(document.bytes(.compact) + [0x0A]) }
        try take(Array(parts[0]) + "[".utf8)
        var isFirst = true
        var reviews: [[UInt8]] = []
        try Pieces(setting: setting).each(
            "jsonld", by: edition.order, { data.lines(of: $0) },
            { piece in
                let lines = piece.split(separator: 0x0A, maxSplits: 1)
                if !isFirst { try take([UInt8(ascii: ",")]) }
                try take(Array(lines[0]))
                isFirst = false
                if lines.count > 1 {
                    reviews += lines[1].split(separator: 0x0A).map { Array($0) }
                }
            })
        // The end of the posting; in a graph more may follow.
        try take(Array("]}".utf8))
        for review in reviews { try take([UInt8(ascii: ",")] + review) }
        try take(Array(parts[1].dropFirst()) + [0x0A])
    }
}
