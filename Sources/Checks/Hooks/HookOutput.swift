package import Editorial
internal import Foundation

/// What a hook prints: one finding on each line, as a JSON object.
///
/// Keys that this version does not know are passed over; everything else is read strictly, since a
/// finding that is dropped is an error that readers see.
package enum HookOutput {
    /// Findings that one hook may report.
    package static let mostFindings = 1000
    /// Bytes of one line.
    package static let longestLine = 64 * 1024
    /// Characters of a message or a suggestion.
    package static let longestMessage = 1000

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
        var field: Finding.Field?
        var suggestion: String?
        var replacement: String?
        var url: String?
    }

    /// The findings in the order printed; lines of white space alone are passed over.
    ///
    /// - Parameter scalars: Unicode scalars of the Markdown (nil) and of keys of the front matter, within
    ///   which ranges must lie.
    /// - Throws: `HookFailure.garbage` for the first line that the protocol does not allow.
    package static func findings(
        in output: [UInt8], scalars: [Finding.Field?: Int]
    ) throws(HookFailure) -> [Finding] {
        let decoder = JSONDecoder()
        var findings: [Finding] = []
        let lines = output.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() where !bytes.allSatisfy(isSpace) {
            do {
                guard findings.count < mostFindings else {
                    throw Reason("there are more than \(mostFindings) findings")
                }
                let line = try read(bytes, with: decoder)
                findings.append(try finding(line, scalars: scalars))
            } catch let reason as Reason {
                throw .garbage(line: index + 1, reason: reason.text)
            } catch {
                throw .garbage(line: index + 1, reason: describe(error))
            }
        }
        return findings
    }

    /// A finding as a hook prints it, without the end of the line.
    package static func line(_ finding: Finding) -> String {
        JSON.fields([
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message),
            "range": .fields(["start": .number(finding.start), "end": .number(finding.end)]),
            "field": .text(finding.field?.rawValue),
            "suggestion": .text(finding.suggestion), "replacement": .text(finding.replacement),
            "url": .text(finding.url),
        ]).encoded()
    }

    private struct Reason: Error {
        let text: String
        init(_ text: String) { self.text = text }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D
    }

    private static func read(_ bytes: ArraySlice<UInt8>, with decoder: JSONDecoder) throws -> Line {
        guard bytes.count <= longestLine else {
            throw Reason("it has more than \(longestLine / 1024) KiB")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Reason("it is not UTF-8")
        }
        return try decoder.decode(Line.self, from: Data(bytes))
    }

    private static func finding(
        _ line: Line, scalars: [Finding.Field?: Int]
    ) throws(Reason) -> Finding {
        guard isRule(line.rule) else {
            throw Reason("rule is not 1 to 40 letters, digits, hyphens, dots and underscores")
        }
        try check(line.message, "message")
        try check(line.suggestion, "suggestion")
        if let replacement = line.replacement,
            replacement.unicodeScalars.contains(where: SafeText.isForbidden)
        {
            throw Reason("replacement holds control characters")
        }
        if let url = line.url {
            try check(url, "url")
            guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
                throw Reason("url begins with neither https:// nor http://")
            }
        }
        let range = line.range ?? Line.Range(start: 0, end: 0)
        let most = scalars[line.field] ?? 0
        guard 0 <= range.start, range.start <= range.end, range.end <= most else {
            throw Reason(
                "range \(range.start) to \(range.end) does not lie in the "
                    + "\(line.field?.rawValue ?? "Markdown"), which has \(most) Unicode scalars")
        }
        return Finding(
            rule: line.rule, severity: line.severity, message: line.message, start: range.start,
            end: range.end, suggestion: line.suggestion, replacement: line.replacement,
            url: line.url, field: line.field)
    }

    private static func isRule(_ rule: String) -> Bool {
        (1...40).contains(rule.utf8.count)
            && rule.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
            }
    }

    private static func check(_ text: String?, _ key: String) throws(Reason) {
        guard let text else { return }
        guard !text.allSatisfy(\.isWhitespace) else { throw Reason("\(key) is empty") }
        guard text.unicodeScalars.count <= longestMessage else {
            throw Reason("\(key) has more than \(longestMessage) characters")
        }
        guard !text.unicodeScalars.contains(where: { SafeText.isForbidden($0) || isBreak($0) })
        else { throw Reason("\(key) holds control characters or line breaks") }
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r"
    }

    private static func describe(_ error: any Error) -> String {
        func key(_ path: [any CodingKey]) -> String {
            SafeText.line(path.map(\.stringValue).joined(separator: "."))
        }
        switch error as? DecodingError {
        case .keyNotFound(let missing, let context)?:
            return "\(key(context.codingPath + [missing])) is missing"
        case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?:
            let path = key(context.codingPath)
            return path.isEmpty ? "it is no JSON object" : "\(path) has a value of the wrong type"
        case .dataCorrupted(let context)? where !context.codingPath.isEmpty:
            let path = key(context.codingPath)
            return path == "severity"
                ? "severity is none of error, warning and info"
                : path == "field"
                    ? "field is none of title and key_text" : "\(path) has a wrong value"
        default: return "it is no JSON object"
        }
    }
}
