internal import Editorial

/// What an export of all formats consists of: `manifest.json`, with the commit it was made from.
struct FileList {
    static let file = "manifest.json"

    let edition: PublicEdition

    /// The list of `files`, by path; each is fetched once, and only one at a time is held.
    func bytes(of files: [OutputFile]) throws -> [UInt8] {
        let rows = try files.sorted { $0.path < $1.path }.map { file in
            let bytes = try file.bytes
            return JSON.object([
                ("path", .string(file.path)),
                ("bytes", .integer(bytes.count)),
                ("sha256", .string(SHA256.hex(of: bytes))),
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
