internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct VerifyCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove that what readers saw is accounted for.",
        discussion: """
            Walks every publish: that exactly this text was approved, by people who might and did not \
            write it, under the policy in force then; that checks ran; that nothing was changed \
            with plain git; that times and format hold; that whoever has SSH keys on the desk signed what \
            bears their name; that nothing was added to an import after it had ended. What was looked at before \
            is remembered.

            Exit code 1 if something is not accounted for.

            Examples:
              lb verify
              lb verify --anew --json
            """)

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Look at everything again, whatever is remembered.")
    var anew = false

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let result = try await shift.verify(anew: anew) { done, all in
            if console.isTerminal { console.note("\(done) of \(all) commits …") }
        }
        if global.json {
            try console.print(
                json: .fields([
                    "lb": .number(1), "tip": .string(result.tip),
                    "commits": .number(result.commits),
                    "acts": .number(result.acts), "unsigned": .number(result.unsigned),
                    "imported": .number(result.imported),
                    "violations": .array(result.violations.map(Self.json)),
                ]))
        } else {
            try print(result, shift, console)
        }
        if !result.violations.isEmpty { throw ExitCode(Exit.findings.rawValue) }
    }

    private func print(
        _ result: Verification, _ shift: Shift, _ console: Console
    ) throws {
        let zone = Zone(try shift.blog.blogFile(at: shift.blog.tip()).blog.timeZone)
        for violation in result.violations {
            try console.print(
                "\(zone.long(violation.at))  \(Style.name(String(violation.commit.prefix(10)), console))  "
                    + Style.bad(violation.kind.rawValue, console)
                    + "  \(SafeText.forTerminal(violation.message))")
        }
        let count = result.violations.count
        try console.print(
            count == 0
                ? Style.good(
                    result.commits == 1
                        ? "The one commit is accounted for."
                        : "All \(result.commits) commits are accounted for.", console)
                : "\(count) of what \(result.commits) commits did \(count == 1 ? "is" : "are") not accounted for."
        )
        if result.imported > 0 {
            try console.print(
                "\(result.imported) brought in from elsewhere, and not approved here.")
        }
        if result.unsigned > 0 {
            try console.print(
                "\(result.unsigned) unsigned, or by no key on the desk: the names in them are what somebody claimed."
            )
        }
    }

    private static func json(_ violation: Violation) -> JSON {
        .fields([
            "kind": .string(violation.kind.rawValue), "commit": .string(violation.commit),
            "at": .time(violation.at), "entry": .text(violation.entry?.description),
            "message": .string(violation.message),
        ])
    }
}
