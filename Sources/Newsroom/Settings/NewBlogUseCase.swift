package import Archive
package import Editorial
internal import Git

/// Starts a blog, with whoever starts it as the first person on its desk.
package struct NewBlogUseCase {
    package let blog: Blog
    package let machine: Shift.GitIdentity
    package let clock: Shift.Clock
    /// What the blog starts with under `Hooks/`: hooks, how to write them, word lists.
    package let hooks: [(path: String, bytes: [UInt8], executable: Bool)]

    package init(
        blog: Blog, machine: Shift.GitIdentity, clock: Shift.Clock,
        hooks: [(path: String, bytes: [UInt8], executable: Bool)]
    ) {
        self.blog = blog
        self.machine = machine
        self.clock = clock
        self.hooks = hooks
    }

    /// Makes the repository and its first commit.
    ///
    /// - Throws: `ArchiveError` if the folder holds something; errors of the disk.
    package func run(
        at path: String, bare: Bool
    ) async throws -> (repository: BlogRepository, person: Person) {
        let now = clock.now()
        let person = Person(
            id: Self.id(for: machine), name: machine.name, emails: [machine.email.lowercased()],
            may: [.report, .edit, .manage])
        let signature = try Signature(
            name: machine.name, email: machine.email, seconds: now.seconds, offsetMinutes: 0)
        var trailers = Trailers()
        trailers.add(.act, "init")
        trailers.add(.by, person.id)
        // Whoever verifies may expect it of each import from here on.
        trailers.add(.closes, "import")
        var files: [(path: String, bytes: [UInt8], executable: Bool)] = [
            (EntryPath.blog, BlogFile.new(blog), false),
            (EntryPath.desk, DeskFile.new(Desk(people: [person])), false),
        ]
        files += hooks
        let repository = try await BlogRepository.create(
            at: path, bare: bare, files: files,
            message: trailers.message(subject: "init: \(blog.title)"),
            by: Committer(author: signature, committer: signature))
        return (repository, person)
    }

    /// A short name from the name or the address.
    private static func id(for machine: Shift.GitIdentity) -> String {
        let candidates = [
            Slug.of(machine.name.split(separator: " ").first ?? "", limit: 40),
            Slug.of(machine.email.split(separator: "@").first ?? "", limit: 40),
        ]
        return candidates.first(where: Person.isValid) ?? "editor"
    }
}
