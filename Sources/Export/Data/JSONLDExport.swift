internal import Editorial

/// The whole blog for search engines and archives, as `StructuredData` has it.
struct JSONLDExport {
    let setting: PageSetting

    func bytes() throws -> [UInt8] {
        let data = StructuredData(setting: setting)
        let edition = setting.edition
        let lines = try Pieces(setting: setting).all("jsonld") { data.lines(of: $0) }
        return data.document(
            try edition.entries(setting.paging.indexRange).map { data.mention(of: $0) },
            lines: edition.inOrder(lines), page: ""
        ).bytes(.compact) + [0x0A]
    }
}
