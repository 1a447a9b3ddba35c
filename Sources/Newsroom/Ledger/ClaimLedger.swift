internal import Archive
package import Editorial

/// Every claim that the blog has published, and what became of it.
package struct ClaimLedger: Sendable {
    /// A line of the ledger.
    package struct Line: Sendable {
        package let entry: Entry
        package let published: Instant?
        package let claim: Claim
        /// The entry whose value for the same key came after this one, or which says that its own replaces it.
        package var replacedBy: EntryID?

        /// `replaced`, or what the record says.
        package var status: String {
            replacedBy == nil ? claim.status ?? "unverified" : "replaced"
        }
    }

    /// Oldest first.
    package private(set) var lines: [Line] = []

    init(_ entries: [Entry]) {
        var last: [String: Int] = [:]
        for entry in entries {
            for claim in entry.claims {
                for key in Set([claim.key, claim.supersedes].compactMap(\.self)) {
                    if let index = last[key], lines[index].entry.id != entry.id {
                        lines[index].replacedBy = entry.id
                    }
                }
                last[claim.key] = lines.count
                lines.append(
                    Line(
                        entry: entry, published: entry.updated ?? entry.published, claim: claim))
            }
        }
    }
}

extension Shift {
    /// The claims of all published entries; entries that do not read are left out.
    package func claimLedger() throws -> ClaimLedger {
        let tip = try blog.tip()
        var entries: [Entry] = []
        for path in try blog.entryPaths(in: tip.tree) + [EntryPath.summary] {
            guard let bytes = try blog.file(path, in: tip.tree, limit: Limits.entryBytes),
                Self.mentionsClaims(bytes),
                let entry = try? EntryFile(bytes: bytes, path: path).entry
            else { continue }
            entries.append(entry)
        }
        return ClaimLedger(
            entries.sorted {
                ($0.updated ?? $0.published ?? .distantPast, $0.id)
                    < ($1.updated ?? $1.published ?? .distantPast, $1.id)
            })
    }

    /// Whether a file may hold claims: most do not, and need not be decoded.
    private static func mentionsClaims(_ bytes: [UInt8]) -> Bool {
        bytes.split(separator: 0x0A, maxSplits: 400).contains { $0.starts(with: "claims:".utf8) }
    }
}
