/// Bars for the 24 hours of a day.
struct HoursChart {
    /// One value for each hour.
    let hours: [Int]

    init(_ hours: [Int]) {
        self.hours = hours
    }

    private var most: Int { max(1, hours.max() ?? 0) }

    private static func name(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : "\(hour)" }

    /// A line for each hour from the first to the last that has anything, in blocks of an eighth.
    func lines(width: Int) -> [String] {
        guard let first = hours.firstIndex(where: { $0 > 0 }),
            let last = hours.lastIndex(where: { $0 > 0 })
        else { return [] }
        let room = max(8, min(60, width - 14))
        let parts: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return (first...last).map { hour in
            let eighths = (hours[hour] * room * 8 + most - 1) / most
            var bar = String(repeating: "█", count: eighths / 8)
            if eighths % 8 > 0 { bar.append(parts[eighths % 8]) }
            return "\(Self.name(hour))  \(bar)\(bar.isEmpty ? "" : " ")\(hours[hour])"
        }
    }

    /// The same as a picture of its own, 720 by 260 pixels, readable in the dark.
    func svg(title: String) -> String {
        let title = Self.escaped(title)
        var bars = ""
        for (hour, count) in hours.enumerated() {
            let height = count * 180 / most
            let x = 24 + hour * 28
            bars += "  <rect x=\"\(x)\" y=\"\(220 - height)\" width=\"22\" height=\"\(height)\"/>\n"
            bars += "  <text x=\"\(x + 11)\" y=\"238\">\(Self.name(hour))</text>\n"
            if count > 0 {
                bars += "  <text x=\"\(x + 11)\" y=\"\(214 - height)\">\(count)</text>\n"
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 260" role="img" aria-label="\(title), by hour">
              <style>
                text { font: 12px sans-serif; text-anchor: middle; fill: #333 }
                rect { fill: #b3261e }
                @media (prefers-color-scheme: dark) { text { fill: #ddd } rect { fill: #f2b8b5 } }
              </style>
              <title>\(title), by hour</title>
              <text x="360" y="18">\(title), by hour</text>
            \(bars)</svg>

            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
