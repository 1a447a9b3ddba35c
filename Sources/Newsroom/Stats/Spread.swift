/// How long something took, over many times.
package struct Spread: Hashable, Sendable {
    /// Seconds, sorted.
    private let values: [Int64]

    package init(_ values: [Int64]) {
        self.values = values.sorted()
    }

    package var count: Int { values.count }

    /// The value that half of them reach at most; nil without any.
    package var median: Int64? { value(at: 50) }

    /// The value that nine in ten reach at most; nil without any.
    package var ninth: Int64? { value(at: 90) }

    package var longest: Int64? { values.last }

    private func value(at percent: Int) -> Int64? {
        guard !values.isEmpty else { return nil }
        return values[(values.count * percent + 99) / 100 - 1]
    }

    /// Seconds as people say them, `45 s`, `12 min`, `3 h 05`, `2 d 04 h`.
    package static func text(_ seconds: Int64) -> String {
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3600: return "\(seconds / 60) min"
        case ..<86400: return "\(seconds / 3600) h \(two(seconds / 60 % 60))"
        default: return "\(seconds / 86400) d \(two(seconds / 3600 % 24)) h"
        }
    }
}
