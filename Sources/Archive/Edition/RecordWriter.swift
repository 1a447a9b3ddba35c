internal import Editorial
internal import Git

/// Puts numbers and texts into bytes.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ number: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    /// Four bytes.
    mutating func short(_ number: Int) {
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    mutating func raw(_ more: some Collection<UInt8>) { bytes += more }

    mutating func text(_ text: String) {
        number(UInt64(text.utf8.count))
        bytes += text.utf8
    }

    mutating func id(_ id: ObjectID) { bytes += id.bytes }

    private mutating func optional(_ text: String?) {
        bytes.append(text == nil ? 0 : 1)
        if let text { self.text(text) }
    }

    private mutating func time(_ time: Instant?) {
        number(UInt64(bitPattern: time?.seconds ?? .min))
    }

    mutating func notes(_ entry: Entry) {
        text(entry.kind.rawValue)
        optional(entry.title)
        time(entry.updated)
        bytes.append(entry.isKey ? 1 : 0)
        optional(entry.keyText)
        number(UInt64(entry.corrections.count))
        for correction in entry.corrections {
            time(correction.at)
            optional(correction.was)
            optional(correction.now)
            optional(correction.note)
        }
        bytes.append(entry.retracted == nil ? 0 : 1)
        if let retracted = entry.retracted {
            time(retracted.at)
            optional(retracted.reason)
        }
        number(UInt64(entry.media.count))
        for media in entry.media { optional(media.file) }
        number(UInt64(entry.embeds.count))
        for embed in entry.embeds { optional(embed.url) }
        number(UInt64(entry.claims.count))
        for claim in entry.claims {
            text(claim.key)
            time(claim.at)
            optional(claim.supersedes)
        }
        text(entry.body)
    }
}
