/// Why a draft is kept back.
package struct Hold: Hashable, Sendable {
    /// What it waits for.
    package enum Until: Hashable, Sendable {
        /// Somebody says so.
        case released
        /// Another entry is published.
        case published(EntryID)
        /// Somebody has looked: its time came too late to publish it by itself.
        case lateSeen
        /// Somebody has looked: the checks stopped it when its time came.
        case checksSeen

        /// As in a trailer.
        package var description: String {
            switch self {
            case .released: "person"
            case .published(let id): "entry \(id)"
            case .lateSeen: "late"
            case .checksSeen: "checks"
            }
        }

        /// Reads what `description` writes; anything else waits for a person.
        package init(_ text: String?) {
            let words = (text ?? "").split(separator: " ")
            switch words.first {
            case "late": self = .lateSeen
            case "checks": self = .checksSeen
            case "entry":
                self = words.last.flatMap { EntryID($0) }.map(Until.published) ?? .released
            default: self = .released
            }
        }
    }

    package let until: Until
    package let by: String
    package let at: Instant
    package let reason: String?

    /// Whether the desk itself put it, when the time of a scheduled entry had come.
    package var isMissedTime: Bool { until == .lateSeen || until == .checksSeen }
}
