import Editorial
import Glibc
import Testing

@testable import Export

/// Entries of the greatest length that try to make an export slow or large.
@Suite struct HostileTests {
    // Unoptimised code would only make the test long.
    #if DEBUG
        private static let size = 24 << 10
    #else
        private static let size = 256 << 10
    #endif

    private static func filled(_ unit: String, _ count: Int = size) -> String {
        String(repeating: unit, count: max(1, count / unit.utf8.count))
    }

    /// Seconds of this thread, so that tests beside it do not count.
    private func seconds(_ work: () throws -> Void) rethrows -> Double {
        func now() -> Double {
            var time = timespec()
            unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        try work()
        return now() - start
    }

    @Test(
        "Twice the text takes no more than about twice the time, in every form",
        arguments: [
            "> ", "- ", "[", "[a](b", "*a **b ", "~~a ", "`a``", "&amp;", "&#60;",
            "|a|b\n|---|---|\n",
            "[a](https://a.example) ", "a@b.example ", "<!--", "<!-- a -->", "\\", "1. a\n",
            "# a\n",
            "#entry-", "[a](#entry-0000000001) ", "![a](b)", "a\n\n", "a ", "é", "\u{202E}", "\"",
            "1",
        ])
    func everyForm(unit: String) throws {
        func work(_ count: Int) throws -> (seconds: Double, size: Int) {
            let entry = HarbourBridge.entry("h0st11e000", .update, "Hostile", "07:00") {
                $0.body = Self.filled(unit, count)
                $0.embeds = [
                    Embed(
                        url: "https://a.example/", author: "A", text: Self.filled(unit, count / 4))
                ]
                $0.quotes = [Quotation(text: Self.filled(unit, count / 4), speaker: "B")]
            }
            let edition = edition([entry])
            var size = 0
            let seconds = try seconds {
                for format in ExportFormat.allCases where format != .all {
                    for file in try render(format, edition: edition) {
                        size += try file.bytes.count
                    }
                }
            }
            return (seconds, size)
        }
        let small = try work(Self.size / 4)
        let large = try work(Self.size)
        // Four times the text: a quadratic step would take sixteen times as long.
        #expect(large.seconds < small.seconds * 8 + 0.4, "\(small) \(large)")
        #expect(large.size < small.size * 6 + (1 << 20), "\(small) \(large)")
        #expect(large.size < 96 << 20)
    }
}
