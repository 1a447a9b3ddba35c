/// Why a remote did not take a push, from what `git push --porcelain` prints.
struct PushRefusal: CustomStringConvertible {
    /// Each ref that was refused itself, with git's word for it; others went down with it.
    private let refs: [(name: String, reason: String)]
    /// What the server said, a line each.
    private let said: [String]

    /// - Parameters:
    ///   - output: lines such as `!<tab>FROM:TO<tab>[rejected] (fetch first)`.
    ///   - errors: among others, what the server says, behind `remote: `.
    init(output: [UInt8], errors: [UInt8]) {
        refs = Self.lines(output).filter { $0.hasPrefix("!\t") }.compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 2)
            guard parts.count == 3, let name = parts[1].split(separator: ":").last,
                !parts[2].contains("(atomic push fail")
            else { return nil }
            return (String(name), String(parts[2]))
        }
        said = Self.lines(errors).filter { $0.hasPrefix("remote:") }.compactMap { line in
            // Git fills the lines up, to cover what stood there.
            var text = line.dropFirst("remote:".count).drop(while: \.isWhitespace)
            while text.last?.isWhitespace == true { text.removeLast() }
            return text.isEmpty ? nil : String(text)
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    }

    private static let races = [
        "(stale info)", "(fetch first)", "(non-fast-forward)",
        "(remote ref updated since checkout)", "(atomic transaction failed)",
    ]
    /// What git reports of a ref when it cannot write it, for whatever reason.
    private static let unwritten = [
        "(failed to update ref)", "(failed to write)",
        "cannot lock ref", "reference already exists",
    ]
    /// Of those, what somebody else's push at the same moment leads to.
    private static let meetings = [
        "cannot lock ref", "reference already exists", "but expected", "Unable to create",
    ]

    /// Whether somebody else pushed first, or is pushing.
    var isRace: Bool {
        refs.contains { _, reason in
            Self.races.contains(where: reason.contains)
                || Self.unwritten.contains(where: reason.contains)
                    && (said + [reason]).contains { line in
                        Self.meetings.contains(where: line.contains)
                    }
        }
    }

    var description: String {
        let refused = refs.prefix(2).map { "\($0.name) \($0.reason)" }.joined(separator: "; ")
        guard !said.isEmpty else { return String(refused.prefix(400)) }
        let words = said.prefix(3).joined(separator: "; ")
        return String("\(refused); it says: \(words)".prefix(600))
    }
}
