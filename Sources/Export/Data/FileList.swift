internal import Editorial

/// What an export of all formats consists of: `manifest.json`, with the commit it was made from.
struct FileList {
    static let file = "manifest.json"

    let edition: PublicEdition

    /// The list of files, by path.
    func bytes(of files: [OutputFile.Digest]) -> [UInt8] {
        let rows = files.map { file in
            JSON.object([
                ("path", .string(file.path)),
                ("bytes", .integer(file.size)),
                ("sha256", .string(file.sha256)),
            ])
        }
        return JSON.object([
            ("format", .string("lb-export")),
            ("version", .integer(1)),
            ("commit", .string(edition.commit)),
            ("moment", .string(edition.moment.description)),
            ("files", .array(rows)),
        ]).bytes(.indented)
    }
}
