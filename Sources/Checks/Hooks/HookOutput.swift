package import Editorial
import Foundation

/// What a hook printed, read strictly: one JSON object on each line.
package enum HookOutput {
    /// Findings that one hook may report.
    package static let mostFindings = 1000

    /// A line as the protocol has it.
    private struct Line: Decodable {
        struct Range: Decodable {
            var start: Int
            var end: Int
        }

        var rule: String
        var severity: Severity
        var message: String
        var range: Range?
        var suggestion: String?
        var replacement: String?
        var url: String?
    }

    /// Why an output is none.
    package struct Garbage: Error, Sendable {
        /// 1-based.
        package let line: Int
        package let reason: String
    }

    /// The findings in the order printed.
    ///
    /// - Parameter scalars: Unicode scalars of the Markdown; ranges beyond are cut to it.
    /// - Throws: `Garbage` for anything that the protocol does not have.
    package static func findings(
        in output: [UInt8], scalars: Int
    ) throws(Garbage) -> [Finding] {
        guard let text = String(validating: output, as: UTF8.self) else {
            throw Garbage(line: 1, reason: "it is not UTF-8")
        }
        var findings: [Finding] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy(\.isWhitespace) {
            guard findings.count < mostFindings else {
                throw Garbage(line: index + 1, reason: "there are more than \(mostFindings) findings")
            }
            let read: Line
            do {
                read = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            } catch {
                throw Garbage(line: index + 1, reason: "it is no finding")
            }
            let start = min(max(0, read.range?.start ?? 0), scalars)
            findings.append(
                Finding(
                    rule: String(SafeText.line(read.rule).prefix(40)), severity: read.severity,
                    message: String(SafeText.line(read.message).prefix(1000)), start: start,
                    end: min(max(start, read.range?.end ?? start), scalars),
                    suggestion: read.suggestion.map { SafeText.line($0) },
                    replacement: read.replacement, url: read.url.map { SafeText.line($0) }))
        }
        return findings
    }

    /// A finding as a hook prints it, without the end of the line.
    package static func line(_ finding: Finding) -> String {
        JSON.fields([
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message),
            "range": .fields(["start": .number(finding.start), "end": .number(finding.end)]),
            "suggestion": .text(finding.suggestion), "replacement": .text(finding.replacement),
            "url": .text(finding.url),
        ]).encoded()
    }
}
