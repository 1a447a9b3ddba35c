/// What the history of a blog tells about the work on it.
package struct Statistics: Sendable {
    /// Entries shown to readers for the first time.
    package internal(set) var entries = 0
    package internal(set) var updates = 0
    package internal(set) var corrections = 0
    package internal(set) var retractions = 0
    /// Entries that were brought in from elsewhere.
    package internal(set) var imported = 0
    /// Published without review.
    package internal(set) var withoutReview = 0
    /// Rules that an editor answered for, by rule.
    package internal(set) var overrides: [String: Int] = [:]
    /// Seconds from the first draft to the publish.
    package internal(set) var toPublish = Spread([])
    /// Seconds that texts waited for an editor.
    package internal(set) var inReview = Spread([])
    package internal(set) var people: [String: PersonStatistics] = [:]
    /// Acts that readers saw, by the hour of the day in the blog's zone; 24 values.
    package internal(set) var hours = Array(repeating: 0, count: 24)

    package init() {}

    /// Corrections for each hundred entries; nil without entries.
    package var correctionsPer100: Double? {
        let all = entries + imported
        return all == 0 ? nil : Double(corrections) * 100 / Double(all)
    }
}

/// What one person did.
package struct PersonStatistics: Sendable, Hashable {
    /// Drafts of published entries that they wrote part of.
    package internal(set) var wrote = 0
    package internal(set) var approved = 0
    package internal(set) var published = 0
    /// Corrections that they wrote part of.
    package internal(set) var corrected = 0
    package internal(set) var overrides = 0
    package internal(set) var withoutReview = 0
}
