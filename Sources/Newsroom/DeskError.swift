internal import Editorial

/// Who may not work here, and what to do about it.
package struct DeskError: Error, Hashable, Sendable {
    /// What is wrong, without a full stop.
    package let message: String
    /// The way out, as sentences.
    package let remedy: String

    package init(_ message: String, _ remedy: String) {
        self.message = message
        self.remedy = remedy
    }

    /// Nobody can be told from git's configuration.
    package static let nobody = DeskError(
        "git does not know who you are",
        "`git config --global user.name \"Your Name\"` and "
            + "`git config --global user.email you@newsroom.example` tell it.")

    static func notOnDesk(_ machine: Shift.GitIdentity, _ desk: Desk) -> DeskError {
        let managers = desk.people.filter { $0.has(.manage) }.map(\.name).joined(separator: " or ")
        let email = SafeText.line(machine.email)
        return DeskError(
            "\(email) is nobody on the desk of this blog",
            "If the address is wrong: `git config user.email you@newsroom`. If it is right, "
                + "\(managers.isEmpty ? "somebody who manages it" : managers) can run "
                + "`lb desk add ID --name … --email \(email) --may report`.")
    }

    static func unknownPerson(_ id: String, _ desk: Desk) -> DeskError {
        DeskError(
            "nobody on the desk is called '\(SafeText.line(id))'",
            "The desk is: \(desk.people.map(\.id).joined(separator: ", ")).")
    }

    static func actingNotAllowed(_ id: String) -> DeskError {
        DeskError(
            "the policy of this desk does not let one person act for another (--as \(id))",
            "Somebody who manages the desk can allow it: `lb desk policy act_as true`.")
    }

    /// Something that needs `manage`.
    static func mayNotManage(_ person: Person) -> DeskError {
        DeskError(
            "\(person.name) may not change the settings: that needs `manage`",
            "Ask somebody who may; `lb desk` lists them.")
    }
}
