internal import Archive
internal import Editorial
internal import Foundation
internal import Git
internal import Newsroom

/// Something to be checked: a draft, a published entry, a file, or standard input.
struct CheckTarget {
    enum Kind {
        case draft(DraftChain)
        case published
        case file
        case input
    }

    let kind: Kind
    /// Where it lies: in the blog, or as typed.
    let path: String
    let bytes: [UInt8]
    let id: EntryID

    /// The file; a text without front matter is an update.
    func file() throws(InvalidFile) -> EntryFile {
        try EntryFile(bytes: bytes, path: path, defaultID: id)
    }

    /// Whether a word of the command line is a file rather than an id.
    static func isFile(_ typed: String) -> Bool {
        typed == "-" || typed.contains("/") || typed.hasSuffix(".md")
    }

    /// A file or standard input.
    static func text(_ typed: String) throws -> CheckTarget {
        let bytes: [UInt8]
        if typed == "-" {
            bytes = try DurableFile.readStandardInput(limit: Console.mostTyped)
        } else {
            guard let read = try DurableFile.readInput(typed, limit: Console.mostTyped) else {
                throw Failure(.notFound, "there is no file \(typed)", remedy: "Check its name.")
            }
            bytes = read
        }
        return CheckTarget(
            kind: typed == "-" ? .input : .file, path: typed == "-" ? "standard input" : typed,
            bytes: bytes, id: Surroundings.newID(salt: typed))
    }

    /// An open draft, or else what readers have.
    static func entry(
        _ typed: String, _ shift: Shift, _ setting: Shift.Setting
    ) throws -> CheckTarget {
        let id = try shift.blog.resolve(typed, in: .any, at: setting.tip)
        if let chain = try ShowCommand.draft(id, shift) { return draft(chain) }
        guard let (path, bytes) = try shift.blog.published(id, at: setting.tip) else {
            throw ArchiveError(.notFound, "\(id) is gone", "`lb list` shows what there is.")
        }
        return CheckTarget(kind: .published, path: path, bytes: bytes, id: id)
    }

    /// Every open draft and every published entry, or those that changed since a revision.
    static func all(
        since revision: String?, _ shift: Shift, _ setting: Shift.Setting
    ) async throws -> [CheckTarget] {
        var paths = try shift.blog.entryPaths(in: setting.tip.tree) + [EntryPath.summary]
        var moment: Instant?
        if let revision {
            (paths, moment) = try await shift.changes(since: revision, setting)
        }
        let drafts = try shift.blog.drafts().drafts.filter { chain in
            guard let moment, let last = chain.acts.last?.at else { return true }
            return last >= moment
        }
        var targets = drafts.map(draft)
        for path in paths {
            guard
                let bytes = try shift.blog.file(
                    path, in: setting.tip.tree, limit: Limits.entryBytes)
            else { continue }
            let id =
                EntryPath.id(in: path) ?? (try? EntryFile(bytes: bytes, path: path).entry.id)
                ?? Surroundings.newID(salt: path)
            targets.append(CheckTarget(kind: .published, path: path, bytes: bytes, id: id))
        }
        return targets
    }

    private static func draft(_ chain: DraftChain) -> CheckTarget {
        CheckTarget(kind: .draft(chain), path: chain.path, bytes: chain.bytes, id: chain.id)
    }
}
