/// Which paths may be written to a tree or looked up on disk.
///
/// The rules are those of `git fsck` and of git's checkout on every system, so that nothing written here
/// can reach outside the work tree or into `.git` on the machine of anybody who clones it.
enum TreePath {
    /// The longest path, in bytes.
    static let longest = 1024
    /// The longest part between slashes, in bytes: the limit of common file systems.
    static let longestPart = 255
    /// How many parts a path may have.
    static let deepest = 64

    /// The parts of a path; throws `GitError` with the reason when it may not be written.
    static func parts(of path: String) throws(GitError) -> [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard path.utf8.count <= longest, parts.count <= deepest else {
            throw refusal(path, "it is longer than \(longest) bytes or \(deepest) parts.")
        }
        for part in parts {
            if let fault = fault(in: part) { throw refusal(path, fault) }
        }
        return parts
    }

    private static func refusal(_ path: String, _ why: String) -> GitError {
        GitError(operation: "use the path \(Signature.quoted(path))", message: why, code: -21)
    }

    /// What is wrong with one part of a path; nil: nothing.
    static func fault(in part: String) -> String? {
        if part.isEmpty { return "a part of it is empty." }
        if part == "." || part == ".." { return "it has \(part) in it." }
        if part.utf8.count > longestPart {
            return "a part of it is longer than \(longestPart) bytes."
        }
        if isPlain(part) { return nil }
        for scalar in part.unicodeScalars {
            if scalar.properties.generalCategory == .control {
                return "it has a control character in it."
            }
            if scalar == "/" || scalar == "\\" { return "it has a slash or backslash in a name." }
        }
        return isDotGit(part) ? "it has a name in it that some systems take for .git." : nil
    }

    /// Whether it has only letters, digits, hyphens, underscores and dots, and cannot be taken for `.git`:
    /// nearly every name, told without looking at Unicode.
    private static func isPlain(_ part: String) -> Bool {
        guard let first = part.utf8.first, first != 0x2E, first | 0x20 != UInt8(ascii: "g") else {
            return false
        }
        return part.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
                || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
        }
    }

    /// Whether some file system takes the name for `.git`: any case, NTFS short names and streams,
    /// and the characters that HFS+ ignores.
    static func isDotGit(_ name: String) -> Bool {
        let seen = String(
            String.UnicodeScalarView(
                name.unicodeScalars.filter { !hfsIgnores($0) })
        ).lowercased()
        for form in [".git", "git~1"] where seen.hasPrefix(form) {
            let rest = seen.unicodeScalars.dropFirst(form.unicodeScalars.count)
            if let end = rest.first(where: { $0 != " " && $0 != "." }) {
                if end == ":" { return true }
            } else {
                return true
            }
        }
        return false
    }

    /// The code points that HFS+ leaves out when it compares names (git's `next_hfs_char`).
    private static func hfsIgnores(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200c...0x200f, 0x202a...0x202e, 0x206a...0x206f, 0xfeff: true
        default: false
        }
    }
}
