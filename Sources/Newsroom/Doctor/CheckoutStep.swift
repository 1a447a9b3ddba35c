internal import Editorial
internal import Git

/// Whether working files and index are in step with `main`.
///
/// What somebody changed by hand is their own business and no ailment. Out of step is a path whose file and
/// index entry both are a version that `main` had earlier, as after an act that was cut off.
struct CheckoutStep {
    /// Paths whose history is looked at; more are reported together.
    private static let mostPaths = 200

    let git: Repository

    init(_ git: Repository) {
        self.git = git
    }

    mutating func ailments() async throws -> [Ailment] {
        let status = try await git.runGit(
            ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=no"], input: [])
        guard status.status == 0 else {
            let text = String(decoding: status.errors, as: UTF8.self)
            return [
                Ailment(
                    .index, "git cannot read the index: \(SafeText.line(text.prefix(300)))",
                    advice: "make it anew from main; the working files stay as they are",
                    remedy: .rebuildIndex)
            ]
        }
        // Staged, and the file is as the index has it.
        let staged = String(decoding: status.output, as: UTF8.self).split(separator: "\0")
            .filter {
                $0.count > 3 && "MAD".contains($0.first ?? " ") && $0.dropFirst().first == " "
            }
            .map { String($0.dropFirst(3)) }
        guard !staged.isEmpty else { return [] }
        var behind: [String] = []
        for path in staged.prefix(Self.mostPaths) where try await isEarlier(path) {
            behind.append(path)
        }
        if behind.count == Self.mostPaths { behind = staged }
        guard !behind.isEmpty else { return [] }
        let names = behind.prefix(3).joined(separator: ", ")
        let count = behind.count == 1 ? "" : " (\(behind.count) files)"
        return [
            Ailment(
                .checkout,
                "\(SafeText.line(names))\(count): index and working file are at an earlier version of main",
                advice: "bring them up to main", remedy: .bringUp(behind))
        ]
    }

    /// Whether the index has what `main` had at this path earlier, nothing included.
    private func isEarlier(_ path: String) async throws -> Bool {
        let log = try await git.runGit(
            [
                "--literal-pathspecs", "log", "-20", "--first-parent", "-m", "--raw", "--no-abbrev",
                "--format=", "HEAD", "--", path,
            ], input: [])
        let entry = try await git.runGit(
            ["--literal-pathspecs", "ls-files", "--stage", "--", path], input: [])
        let index = String(decoding: entry.output, as: UTF8.self).split(separator: " ")
        let nothing = String(repeating: "0", count: 40)
        let blob = index.count > 1 ? String(index[1]) : nothing
        // `:100644 100644 OLD NEW M\tpath`
        for line in String(decoding: log.output, as: UTF8.self).split(separator: "\n") {
            let words = line.split(whereSeparator: \.isWhitespace)
            if words.count > 4, words[2] == blob { return true }
        }
        return false
    }
}
