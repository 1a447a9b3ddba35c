internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Who works on the blog, what each may do, and the policy.",
        subcommands: [
            DeskListCommand.self, DeskAddCommand.self, DeskEditCommand.self,
            DeskRemoveCommand.self, DeskPolicyCommand.self,
        ], defaultSubcommand: DeskListCommand.self)
}

struct DeskListCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the people and the policy.")

    @OptionGroup var global: GlobalOptions

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let desk = try shift.blog.deskFile(at: shift.blog.tip()).desk
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1),
                    "people": .array(
                        desk.people.map { person in
                            .fields([
                                "id": .string(person.id), "name": .string(person.name),
                                "role": .text(person.role),
                                "emails": .array(person.emails.map(JSON.string)),
                                "keys": .array(person.keys.map(JSON.string)),
                                "may": .array(
                                    Capability.allCases.filter(person.may.contains).map {
                                        .string($0.rawValue)
                                    }),
                            ])
                        }),
                    "policy": .fields([
                        "approvals": .number(desk.policy.approvals),
                        "four_eyes": .bool(desk.policy.fourEyes),
                        "act_as": .bool(desk.policy.actAs),
                        "lateness_minutes": .number(desk.policy.latenessMinutes),
                    ]),
                ]))
        }
        for person in desk.people {
            let may = Capability.allCases.filter(person.may.contains).map(\.rawValue)
            let role = person.role.map { ", \($0)" } ?? ""
            try console.print(
                "\(Style.name(person.id, console))  "
                    + SafeText.forTerminal("\(person.name)\(role)")
                    + "  may \(may.joined(separator: ", "))  "
                    + SafeText.forTerminal(person.emails.joined(separator: ", ")))
        }
        let policy = desk.policy
        try console.print(
            "policy: approvals \(policy.approvals), four_eyes \(policy.fourEyes), "
                + "act_as \(policy.actAs), lateness_minutes \(policy.latenessMinutes)")
    }
}

struct PersonOptions: ParsableArguments {
    @Option(help: "The name, as bylines show it.")
    var name: String?
    @Option(help: "The job title, as bylines show it.")
    var role: String?
    @Option(help: "An address; give it again for each further one.")
    var email: [String] = []
    @Option(
        help: ArgumentHelp(
            "What the person may do: report, edit, manage, legal; several with commas.",
            valueName: "what"))
    var may: String?
    @Option(
        help: ArgumentHelp(
            "A public SSH key, or the file of one, that signs what bears their name; again for each further one.",
            valueName: "key"))
    var key: [String] = []

    /// The keys named, as text.
    ///
    /// - Throws: `Failure` for what is no public key.
    func keys() throws -> [String] {
        try key.map { given in
            let bytes =
                SSHSignature.isKey(given) ? nil : try DurableFile.readInput(given, limit: 65_536)
            let text = SafeText.line(bytes.map { String(decoding: $0, as: UTF8.self) } ?? given)
            guard SSHSignature.isKey(text) else {
                throw Failure(
                    .usage, "'\(SafeText.line(given.prefix(60)))' is no public SSH key",
                    remedy: "Name the file that ends in .pub, or paste its one line.")
            }
            return text
        }
    }

    /// The capabilities named.
    ///
    /// - Throws: `Failure` for a word that is none.
    func capabilities() throws -> Set<Capability>? {
        guard let may else { return nil }
        return try Set(
            may.split(whereSeparator: { $0 == "," || $0 == " " }).map {
                guard let capability = Capability(rawValue: $0.lowercased()) else {
                    throw Failure(
                        .usage, "nobody can be allowed '\(SafeText.line($0))'",
                        remedy: "People may report, edit, manage or sign off (legal).")
                }
                return capability
            })
    }
}

struct DeskAddCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Bring somebody onto the desk.",
        discussion: """
            Example:
              lb desk add sam --name "Sam Okoro" --role "Live editor" \\
                --email sam@newsroom.example --may report,edit
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A short name: lower-case letters, digits and hyphens.")
    var id: String
    @OptionGroup var options: PersonOptions

    func work(_ console: Console) async throws {
        var person = Person(
            id: id.lowercased(), name: options.name ?? id, role: options.role,
            emails: options.email.map { $0.lowercased() },
            may: try options.capabilities() ?? [.report])
        person.keys = try options.keys()
        let shift = try global.shift()
        _ = try await shift.changeDesk(.add(person))
        try console.print("\(person.name) is on the desk.")
    }
}

struct DeskEditCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what the desk knows of somebody.",
        discussion: """
            Example:
              lb desk edit sam --may report,edit,manage
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The person's short name.")
    var id: String
    @OptionGroup var options: PersonOptions

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let desk = try shift.setting().desk
        guard var person = desk.person(id) else {
            throw Failure(
                .notFound, "nobody on the desk is called '\(SafeText.line(id))'",
                remedy: "`lb desk` lists the people.")
        }
        person.name = options.name ?? person.name
        person.role = options.role ?? person.role
        if !options.email.isEmpty { person.emails = options.email.map { $0.lowercased() } }
        person.may = try options.capabilities() ?? person.may
        if !options.key.isEmpty { person.keys = try options.keys() }
        _ = try await shift.changeDesk(.replace(person))
        try console.print("Changed \(person.name).")
    }
}

struct DeskRemoveCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take somebody off the desk; their work stays theirs.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The person's short name.")
    var id: String

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        _ = try await shift.changeDesk(.remove(id))
        try console.print("\(id) is off the desk.")
    }
}

struct DeskPolicyCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Change a rule of the house.",
        discussion: """
            Examples:
              lb desk policy approvals 2
              lb desk policy four_eyes false
              lb desk policy act_as true
              lb desk policy severities.ATT-001 warning
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            "approvals, four_eyes, act_as, lateness_minutes, or severities.RULE.",
            valueName: "key"))
    var key: String
    @Argument(help: "The new value.")
    var value: String

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let rule = key.hasPrefix("severities.") ? String(key.dropFirst(11)) : ""
        if RuleManual.isMisspelt(rule) {
            throw Failure(
                .notFound, "there is no rule '\(SafeText.line(rule))'",
                remedy: "`lb check --explain all` lists the rules.")
        }
        _ = try await shift.changeDesk(.policy(key, value))
        try console.print("policy: \(SafeText.line(key)) is \(SafeText.line(value)).")
    }
}
