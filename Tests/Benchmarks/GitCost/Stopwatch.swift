/// How long the parts of some work take, over many rounds.
struct Stopwatch {
    private var parts: [(name: String, samples: [Double])] = []

    /// Runs a part and notes how long it took.
    mutating func measure<Result>(_ part: String, _ body: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        let result = try body()
        note(part, ContinuousClock.now - start)
        return result
    }

    /// Notes how long a part took.
    mutating func note(_ part: String, _ duration: Duration) {
        let taken = duration.components
        let milliseconds = Double(taken.seconds) * 1e3 + Double(taken.attoseconds) / 1e15
        if let place = parts.firstIndex(where: { $0.name == part }) {
            parts[place].samples.append(milliseconds)
        } else {
            parts.append((part, [milliseconds]))
        }
    }

    /// One line a part: the median and the worst, in milliseconds.
    var report: String {
        parts.map { part in
            let sorted = part.samples.sorted()
            func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
            return "\(part.name): median \(rounded(sorted[sorted.count / 2])) ms, "
                + "worst \(rounded(sorted[sorted.count - 1])) ms"
        }.joined(separator: "\n")
    }
}
