/// What somebody may do.
package enum Capability: String, Sendable, CaseIterable, Hashable {
    /// Write drafts and submit them.
    case report
    /// Decide on what others submitted, and publish. Includes `report`.
    case edit
    /// Change the blog's settings and its desk.
    case manage
    /// Sign off what was flagged.
    case legal
}

/// Somebody who works on the blog.
package struct Person: Hashable, Sendable {
    /// Lower-case letters, digits and hyphens; trailers and bylines name people by it.
    package var id: String
    package var name: String
    /// Job title as readers see it, such as `Health correspondent`.
    package var role: String?
    /// Addresses in lower case; the one in the git configuration tells who is at work.
    package var emails: [String]
    /// SSH public keys that their commits may be signed with.
    package var keys: [String] = []
    package var may: Set<Capability>

    package init(
        id: String, name: String, role: String? = nil, emails: [String], may: Set<Capability>
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.emails = emails
        self.may = may
    }

    /// Whether the address is one of theirs; case does not matter.
    package func hasEmail(_ email: String) -> Bool {
        let wanted = email.lowercased()
        return emails.contains { $0.lowercased() == wanted }
    }

    /// Whether they may do what needs `capability`; who may edit may also report.
    package func has(_ capability: Capability) -> Bool {
        may.contains(capability) || (capability == .report && may.contains(.edit))
    }

    /// Whether `id` can name a person: 1 to 40 lower-case ASCII letters, digits and hyphens.
    package static func isValid(id: some StringProtocol) -> Bool {
        (1...40).contains(id.utf8.count)
            && id.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == 45
            }
            && id.utf8.first != 45
    }
}

/// The rules of the house.
package struct Policy: Hashable, Sendable {
    /// Approvals that a text needs before it is published; 0 to 5.
    package var approvals = 1
    /// Whether the people who approve must be others than those who wrote.
    package var fourEyes = true
    /// Whether `--as PERSON` may be used to act for somebody on a shared machine.
    package var actAs = false
    /// Severity by rule, where the newsroom differs from the rule's own; nil turns the rule off.
    package var severities: [String: Severity?] = [:]
    /// Minutes after its time within which a scheduled entry is still published by itself.
    package var latenessMinutes = 30

    package init() {}
}

/// What `desk.yml` says: the people, and the rules that they work under.
package struct Desk: Hashable, Sendable {
    package var people: [Person]
    package var policy: Policy

    package init(people: [Person] = [], policy: Policy = Policy()) {
        self.people = people
        self.policy = policy
    }

    /// The person with that id.
    package func person(_ id: some StringProtocol) -> Person? {
        people.first { $0.id == id }
    }

    /// The person one of whose addresses this is; case does not matter.
    package func person(email: String) -> Person? {
        people.first { $0.hasEmail(email) }
    }
}
