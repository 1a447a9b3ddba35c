package import Archive
package import Editorial
internal import Git

extension Shift {
    /// A change of who is on the desk, or of its rules.
    package enum DeskChange: Sendable {
        case add(Person)
        case replace(Person)
        case remove(String)
        case policy(String, String)

        var subject: String {
            switch self {
            case .add(let person): "desk: add \(person.name)"
            case .replace(let person): "desk: change \(person.name)"
            case .remove(let id): "desk: remove \(id)"
            case .policy(let key, let value): "desk: set \(key) to \(value)"
            }
        }
    }

    /// Changes `desk.yml`, a publishing act of its own.
    ///
    /// - Throws: `DeskError` without `manage`, or if nobody would be left who has it.
    package func changeDesk(_ change: DeskChange) async throws -> Publication {
        try await changeSettings(subject: change.subject) { tip in
            let file = try blog.deskFile(at: tip)
            let bytes = try Self.apply(change, to: file)
            let after = try DeskFile(bytes: bytes, path: EntryPath.desk).desk
            guard after.people.contains(where: { $0.has(.manage) }) else {
                throw DeskError(
                    "nobody would be left who may manage this blog",
                    "Give somebody else `--may manage` first.")
            }
            return (EntryPath.desk, bytes)
        }
    }

    private static func apply(_ change: DeskChange, to file: DeskFile) throws -> [UInt8] {
        switch change {
        case .add(let person):
            guard Person.isValid(id: person.id) else {
                throw DeskError(
                    "'\(SafeText.line(person.id))' cannot be a person's short name",
                    "Use 1 to 40 lower-case letters, digits and hyphens.")
            }
            guard file.desk.person(person.id) == nil else {
                throw DeskError(
                    "\(person.id) is on the desk already", "`lb desk edit \(person.id)` changes it."
                )
            }
            try checkEmails(of: person, among: file.desk)
            return try file.adding(person)
        case .replace(let person):
            try checkEmails(of: person, among: file.desk)
            return try file.replacing(person)
        case .remove(let id):
            guard file.desk.person(id) != nil else { throw DeskError.unknownPerson(id, file.desk) }
            return try file.removing(id)
        case .policy(let key, let value):
            return try file.settingPolicy(key, to: value)
        }
    }

    private static func checkEmails(of person: Person, among desk: Desk) throws {
        guard !person.emails.isEmpty else {
            throw DeskError(
                "\(person.name) has no address", "Say which with --email: git names people by it.")
        }
        for email in person.emails {
            if let other = desk.person(email: email), other.id != person.id {
                throw DeskError(
                    "\(email) is \(other.name)'s address", "Two people cannot share one.")
            }
        }
    }

    /// Settings that a blog can be without.
    private static let optionalKeys: Set = [
        "start", "end", "publisher", "publisher_url", "logo", "image", "url", "theme",
    ]

    /// Changes one key of `blog.yml`.
    ///
    /// - Parameters:
    ///   - value: nothing takes a setting away that the blog can be without.
    ///   - file: a file of `media/` that the value names and that comes with it.
    /// - Throws: `InvalidFile` if the blog would not be valid afterwards; nothing changes then.
    package func changeBlog(
        _ key: String, to value: String, file: (path: String, bytes: [UInt8])? = nil
    ) async throws -> Publication {
        let isOver = value.isEmpty && Self.optionalKeys.contains(key)
        let subject = isOver ? "blog: no \(key)" : "blog: set \(key) to \(value)"
        return try await changeSettings(subject: subject, files: file.map { [$0] } ?? []) { tip in
            let keys = [
                "title", "slug", "language", "time_zone", "state", "start", "end", "order",
                "publisher", "publisher_url", "logo", "image", "url", "theme",
            ]
            guard keys.contains(key) else {
                throw ArchiveError(
                    .notFound, "there is no setting '\(SafeText.line(key))' to change",
                    "Settings are \(keys.joined(separator: ", ")).")
            }
            if MediaFileName.isPicture(value), value != file?.path,
                try blog.git.entry(at: value, in: tip.tree) == nil
            {
                throw ArchiveError(
                    .notFound, "the blog has no \(value)", "`lb blog \(key) FILE` takes a file in."
                )
            }
            let bytes = try blog.blogFile(at: tip).setting([(key, isOver ? nil : .text(value))])
            _ = try BlogFile(bytes: bytes, path: EntryPath.blog)
            return (EntryPath.blog, bytes)
        }
    }

    private func changeSettings(
        subject: String, files: [(path: String, bytes: [UInt8])] = [],
        _ change: (BlogRepository.Tip) throws -> (path: String, bytes: [UInt8])
    ) async throws -> Publication {
        try await act(BlogAct(name: "settings", need: .manage, subject: subject)) { tip in
            let (path, bytes) = try change(tip)
            return [(path, bytes)] + files.map { ($0.path, $0.bytes) }
        }
    }
}
