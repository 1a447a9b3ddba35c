internal import Editorial
internal import Yams

/// Keys that look like a slip of the finger.
///
/// An unknown key is nobody's fault and survives: another program, or a later version, may use it. One that is a
/// letter away from a known key, though, was meant to be that one, and says nothing to lb as it stands.
package enum KeyHints {
    /// The files that have keys.
    package enum Form: Sendable {
        case entry, blog, desk
    }

    private static let keys: [Form: [String: [String]]] = [
        .entry: [
            "": [
                "id", "kind", "title", "byline", "created", "published", "updated", "key",
                "key_text", "tags", "quotes", "claims", "sources", "media", "embeds",
                "corrections", "retracted",
            ],
            "byline": ["person", "name", "role"],
            "quotes": [
                "text", "speaker", "role", "source", "language", "translated", "descriptor",
                "reason", "known_to",
            ],
            "claims": [
                "key", "value", "text", "source", "checked_by", "at", "status", "supersedes",
            ],
            "sources": ["id", "name", "kind", "url", "obtained", "verified_by"],
            "media": [
                "file", "url", "kind", "alt", "caption", "credit", "licence", "taken", "duration",
                "width", "height", "verified",
            ],
            "embeds": ["url", "provider", "author", "text", "captured", "sha256", "tracks"],
            "corrections": ["at", "was", "now", "note", "by"],
            "retracted": ["at", "reason", "by"],
        ],
        .blog: [
            "": [
                "format", "title", "slug", "language", "time_zone", "state", "order", "start",
                "end", "publisher", "publisher_url", "logo", "image", "url", "theme", "pin",
            ],
            "pin": ["entry", "by", "since", "until"],
        ],
        .desk: [
            "": ["people", "policy"],
            "people": ["id", "name", "role", "emails", "may", "keys"],
            "policy": ["approvals", "four_eyes", "act_as", "lateness_minutes", "severities"],
        ],
    ]

    /// What looks mistyped in a file, with its place; nothing for a file that does not decode.
    package static func hints(_ bytes: [UInt8], path: String, form: Form) -> [Diagnostic] {
        let matter = form == .entry ? FrontMatter(bytes) : FrontMatter(whole: bytes)
        let reader = YAMLReader(file: path, firstLine: form == .entry ? 1 : 0)
        guard let known = keys[form], bytes.count <= Limits.entryBytes,
            let mapping = reader.mapping(of: String(decoding: bytes[matter.range], as: UTF8.self))
        else { return [] }
        look(at: mapping, known[""] ?? [], reader)
        for (key, value) in mapping {
            guard let name = key.scalar?.string, let inner = known[name] else { continue }
            for record in [value.mapping].compactMap({ $0 })
                + (value.sequence.map(Array.init) ?? []).compactMap(\.mapping)
            {
                look(at: record, inner, reader)
            }
        }
        return reader.diagnostics
    }

    private static func look(at mapping: Node.Mapping, _ known: [String], _ reader: YAMLReader) {
        let used = Set(mapping.compactMap { $0.key.scalar?.string })
        for (key, _) in mapping {
            guard let name = key.scalar?.string, !known.contains(name),
                let meant = Spelling.nearest(to: name, in: known.filter { !used.contains($0) })
            else { continue }
            reader.report(key, "'\(name)' is no key of lb's", "Did you mean '\(meant)'?")
        }
    }
}
