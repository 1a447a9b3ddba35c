internal import Archive
internal import Editorial
internal import Git

/// Whether working files and index are in step with `main`.
///
/// What somebody changed by hand is their own business and no ailment. Out of step is a path whose file and
/// index entry both are a version that `main` had earlier, as after an act that was cut off; one that the index has
/// lost; one whose file is gone; and one that is still at what `main` had before somebody moved it back.
struct CheckoutStep {
    /// Paths whose history is looked at; more are reported together.
    private static let mostPaths = 200

    let git: Repository

    init(_ git: Repository) {
        self.git = git
    }

    /// What `git status` says of one path: its letters for index and file.
    private struct Line {
        let index: Character
        let file: Character
        let path: String
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
        let lines = String(decoding: status.output, as: UTF8.self).split(separator: "\0")
            .compactMap { line -> Line? in
                let letters = Array(line.prefix(2))
                guard line.count > 3, letters.count == 2 else { return nil }
                return Line(index: letters[0], file: letters[1], path: String(line.dropFirst(3)))
            }
        let missing = lines.filter { $0.index == " " && $0.file == "D" }.map(\.path)
        // Staged, and the file is as the index has it; a file that the index does not have is not looked at by git.
        let staged = lines.filter { "MAD".contains($0.index) && $0.file == " " }
        let lost = staged.filter { $0.index == "D" && git.hasWorkingFile($0.path) }
            .map(\.path)
        let rest = staged.map(\.path).filter { !Set(lost).contains($0) }
        var behind: [String] = []
        for path in rest.prefix(Self.mostPaths) where try await isEarlier(path) {
            behind.append(path)
        }
        if behind.count == Self.mostPaths { behind = rest }
        return Self.ailment(
            missing, "the working file is gone, and nothing says that it should be",
            "bring back what main has", .bringUp(missing))
            + Self.ailment(
                lost, "git's index has lost it, and the working file is there",
                "put it back into the index; the file stays as it is", .restage(lost))
            + Self.ailment(
                behind, "index and working file are at an earlier version of main",
                "bring them up to main", .bringUp(behind))
            + (try await left(rest.filter { !behind.contains($0) }))
    }

    private static func ailment(
        _ paths: [String], _ what: String, _ advice: String, _ remedy: Ailment.Remedy
    ) -> [Ailment] {
        guard !paths.isEmpty else { return [] }
        let names = paths.prefix(3).joined(separator: ", ")
        let count = paths.count == 1 ? "" : " (\(paths.count) files)"
        return [
            Ailment(
                .checkout, "\(SafeText.line(names))\(count): \(what)", advice: advice,
                remedy: remedy)
        ]
    }

    /// What was staged by an act that somebody took off `main`.
    private func left(_ paths: [String]) async throws -> [Ailment] {
        guard !paths.isEmpty else { return [] }
        let log = try await git.runGit(
            ["rev-list", "--walk-reflogs", "--max-count=20", BlogRef.main], input: [])
        let commits = String(decoding: log.output, as: UTF8.self).split(separator: "\n")
            .compactMap { ObjectID(hex: String($0)) }
        guard log.status == 0, let main = try git.reference(BlogRef.main) else { return [] }
        for commit in commits where commit != main {
            guard let tree = try? git.commit(commit).tree, try !git.isAncestor(commit, of: main)
            else { continue }
            var theirs: [String] = []
            for path in paths.prefix(Self.mostPaths)
            where try await staged(path) == (try? git.entry(at: path, in: tree))?.id.hex {
                theirs.append(path)
            }
            guard !theirs.isEmpty else { continue }
            return [
                Ailment(
                    .checkout,
                    "main was moved back, and \(SafeText.line(theirs.prefix(3).joined(separator: ", "))) "
                        + "is still as \(commit.hex.prefix(10)) had it, which is no longer on main",
                    advice:
                        "`git update-ref \(BlogRef.main) \(commit.hex)` takes main there again; or "
                        + "`git reset --keep main` brings the files to what readers have")
            ]
        }
        return []
    }

    /// The blob that the index has at a path; nil if it has none.
    private func staged(_ path: String) async throws -> String? {
        let entry = try await git.runGit(
            ["--literal-pathspecs", "ls-files", "--stage", "--", path], input: [])
        let words = String(decoding: entry.output, as: UTF8.self).split(separator: " ")
        return words.count > 1 ? String(words[1]) : nil
    }

    /// Whether the index has what `main` had at this path earlier, nothing included.
    private func isEarlier(_ path: String) async throws -> Bool {
        let blob = try await staged(path) ?? String(repeating: "0", count: 40)
        return try await git.blobs(at: path, last: 20).before.contains(blob)
    }
}

extension Repository {
    /// What the first-parent history has at a path: the blobs that each change found, and those that it left.
    ///
    /// - Parameter last: how many changes are looked at; nil: all.
    func blobs(
        at path: String, last: Int? = nil
    ) async throws -> (before: Set<String>, after: Set<String>) {
        let log = try await runGit(
            ["--literal-pathspecs", "log"] + (last.map { ["-\($0)"] } ?? []) + [
                "--first-parent", "-m", "--raw", "--no-abbrev", "--format=", "HEAD", "--", path,
            ], input: [])
        var (before, after): (Set<String>, Set<String>) = ([], [])
        // `:100644 100644 OLD NEW M\tpath`
        for line in String(decoding: log.output, as: UTF8.self).split(separator: "\n") {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard words.count > 4 else { continue }
            before.insert(String(words[2]))
            after.insert(String(words[3]))
        }
        return (before, after)
    }
}
