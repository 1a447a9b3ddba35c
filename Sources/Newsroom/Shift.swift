package import Archive
package import Editorial
internal import Git

/// Somebody at work on a blog: the blog, who they are, what time it is, and the checks.
///
/// Every use case is a method of it, one to a file.
package struct Shift {
    package let blog: BlogRepository
    package let clock: Clock
    /// Who sits at the machine, as git knows them.
    package let machine: GitIdentity
    /// Whom they act for, by `--as`.
    package let actingFor: String?
    /// Whose decision is carried out, where nobody acts now: who scheduled what has become due.
    private(set) var carryingOutFor: String?
    package let checks: any CheckDesk
    /// Hears how far the reading of earlier entries for the checks has come, which takes seconds the first time in a
    /// large blog.
    package var readingForChecks: Progress = { _, _ in }

    /// How many of how many are done.
    package typealias Progress = @Sendable (_ done: Int, _ all: Int) -> Void

    package init(
        blog: BlogRepository, clock: Clock, machine: GitIdentity, actingFor: String? = nil,
        checks: any CheckDesk
    ) {
        self.blog = blog
        self.clock = clock
        self.machine = machine
        self.actingFor = actingFor
        self.checks = checks
    }

    /// The same, carrying out what somebody decided before.
    func carryingOut(for person: String) -> Shift {
        var shift = self
        shift.carryingOutFor = person
        return shift
    }

    /// The time of the act, a fixed one in tests and demonstrations.
    package struct Clock: Sendable {
        package let now: @Sendable () -> Instant

        package init(now: @escaping @Sendable () -> Instant) {
            self.now = now
        }
    }

    /// The name and address of git's configuration.
    package struct GitIdentity: Hashable, Sendable {
        package let name: String
        package let email: String

        package init(name: String, email: String) {
            self.name = name
            self.email = email
        }

        /// Somebody of whom git knows no address: they may read, and do nothing.
        package static let unknown = GitIdentity(name: "", email: "")
    }

    /// The desk as it is now, and who of it acts.
    package struct Setting: Sendable {
        package let tip: BlogRepository.Tip
        package let blogFile: BlogFile
        package let desk: Desk
        package let person: Person
        /// The person at the machine, if they act for somebody else.
        package let through: Person?

        package var policy: Policy { desk.policy }
    }

    /// Reads the desk and finds out who acts.
    ///
    /// - Throws: `DeskError` if the person is not on the desk, or may not act for another.
    package func setting() throws -> Setting {
        let tip = try blog.tip()
        let desk = try blog.deskFile(at: tip).desk
        let sitting = desk.person(email: machine.email)
        var person = sitting
        if let carryingOutFor {
            person = desk.person(carryingOutFor)
            guard person != nil else { throw DeskError.unknownPerson(carryingOutFor, desk) }
        } else if let actingFor {
            guard let other = desk.person(actingFor) else {
                throw DeskError.unknownPerson(actingFor, desk)
            }
            if other.id != sitting?.id {
                guard desk.policy.actAs else { throw DeskError.actingNotAllowed(actingFor) }
                person = other
            }
        }
        guard let person else {
            throw machine == .unknown ? .nobody : DeskError.notOnDesk(machine, desk)
        }
        return Setting(
            tip: tip, blogFile: try blog.blogFile(at: tip), desk: desk, person: person,
            through: person.id == sitting?.id ? nil : sitting)
    }

    /// The desk as it is now for whoever only looks: a machine that runs the checks, a reader of a clone.
    /// They need not be on the desk, and may do nothing there.
    package func settingForReading() throws -> Setting {
        if let setting = try? setting() { return setting }
        let tip = try blog.tip()
        return Setting(
            tip: tip, blogFile: try blog.blogFile(at: tip), desk: try blog.deskFile(at: tip).desk,
            person: Person(id: "", name: machine.name, emails: [machine.email], may: []),
            through: nil)
    }

    /// The names that a commit of this act bears.
    func committer(_ setting: Setting, at time: Instant) throws -> Committer {
        let person = setting.person
        let email = person.emails.first ?? machine.email
        let own = setting.through == nil && actingFor == nil && carryingOutFor == nil
        return Committer(
            author: try Signature(
                name: SafeText.line(person.name), email: own ? machine.email : email,
                seconds: time.seconds, offsetMinutes: 0),
            committer: try Signature(
                name: SafeText.line(machine.name), email: machine.email, seconds: time.seconds,
                offsetMinutes: 0))
    }

    /// Trailers that every act bears: what, to which entry, which text, by whom.
    func trailers(_ act: Act, _ id: EntryID, text: String, _ setting: Setting) -> Trailers {
        var trailers = Trailers()
        trailers.add(.act, act.rawValue)
        trailers.add(.entry, id.description)
        trailers.add(.text, text)
        trailers.add(.by, setting.person.id)
        trailers.add(.through, setting.through?.id)
        return trailers
    }
}
