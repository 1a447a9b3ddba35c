import Foundation
import Testing

/// `lb check` on drafts, files, standard input and whole blogs.
@Suite struct CheckTargetTests {
    private static let mixed = "“We go on,\" said Tom Lee, the mayor.\n"
    private static let unclosed = "“We go on, said Tom Lee, the mayor.\n"

    private static func blog() async throws -> TestEnvironment {
        var blog = try TestEnvironment()
        #expect(
            try await blog.lb("init", "b", "--title", "Strike", "--time-zone", "Europe/London")
                .status == 0)
        #expect(try await blog.lb("desk", "policy", "four_eyes", "false", at: "b").status == 0)
        return blog
    }

    @Test func aFileIsCheckedInsideAndOutsideABlog() async throws {
        var blog = try await Self.blog()
        #expect(try await blog.git("init", "-q", "-b", "main", "other", at: "").status == 0)
        #expect(
            try await blog.git("commit", "-q", "--allow-empty", "-m", "no blog", at: "other").status
                == 0)
        for place in ["", "b", "other"] {
            try Self.unclosed.write(
                toFile: "\(blog.folder)/\(place)/note.md", atomically: true, encoding: .utf8)
            let answer = try await blog.lb("check", "note.md", "--format", "github", at: place)
            #expect(answer.status == 1)
            #expect(answer.output.contains("file=note.md,line=1"))
            #expect(answer.output.contains("ATT-005"))
        }
    }

    @Test func standardInputIsCheckedWithItsFrontMatter() async throws {
        var blog = try await Self.blog()
        let text = "---\nkind: update\ntitle: A\n---\n\n" + Self.unclosed
        let answer = try await blog.lb("check", "-", at: "b", input: text)
        #expect(answer.status == 1)
        #expect(answer.output.contains("standard input:6:1"))
        let good = try await blog.lb("check", "-", at: "b", input: "Nothing to see.\n")
        #expect(good.status == 0)
    }

    @Test func whatDoesNotReadIsSaidAndTheRestIsChecked() async throws {
        var blog = try await Self.blog()
        try "---\nkind: [\n---\nText.\n".write(
            toFile: blog.folder + "/b/bad.md", atomically: true, encoding: .utf8)
        try Self.mixed.write(
            toFile: blog.folder + "/b/note.md", atomically: true, encoding: .utf8)
        let answer = try await blog.lb("check", "bad.md", "note.md", at: "b")
        #expect(answer.status == 1)
        #expect(answer.output.contains("bad.md:"))
        #expect(answer.output.contains("and 1 thing that could not be checked"))
        let github = try await blog.lb("check", "bad.md", "--format", "github", at: "b")
        #expect(github.output.contains("::error file=bad.md,line="))
        #expect(answer.output.contains("ATT-005"))
    }

    @Test func aFixIsAnEditOfTheDraftAndMendsAFileInItsPlace() async throws {
        var blog = try await Self.blog()
        let id = try await blog.drafted(Self.mixed)
        let fixed = try await blog.lb("check", id, "--fix", at: "b")
        #expect(fixed.status == 0, "\(fixed.output)\(fixed.errors)")
        let shown = try await blog.lb("show", id, "--raw", at: "b").output
        #expect(shown.hasSuffix("“We go on,” said Tom Lee, the mayor.\n"))
        let log = try await blog.lb("log", id, "--json", at: "b").output
        #expect(log.contains("\"edit\""))
        #expect(log.contains("ATT-005"))
        // The approval of another text is no longer one: it is a draft again.
        #expect(try await blog.lb("publish", id, at: "b").status == 3)

        try Self.mixed.write(
            toFile: blog.folder + "/b/note.md", atomically: true, encoding: .utf8)
        #expect(try await blog.lb("check", "note.md", "--fix", at: "b").status == 0)
        let file = try String(contentsOfFile: blog.folder + "/b/note.md", encoding: .utf8)
        #expect(file == "“We go on,” said Tom Lee, the mayor.\n")
    }

    @Test func everyFixThatTheHelpNamesIsMade() async throws {
        var blog = try await Self.blog()
        let help = try await blog.lb("check", "--help", at: "b").output
        let slips = [
            (
                "ATT-005", "Tom Lee, the mayor, said: “We go on.",
                "Tom Lee, the mayor, said: “We go on.”"
            ),
            (
                "FCT-405", "Support rose 5% from 40% to 45%, the mayor said.",
                "Support rose 5 points from 40% to 45%, the mayor said."
            ),
            (
                "LNK-602", "See [the tides](www.example.org).",
                "See [the tides](https://www.example.org)."
            ),
            ("TXT-803", "The the road is shut,but dry.", "The road is shut, but dry."),
        ]
        for (rule, wrong, right) in slips {
            #expect(help.contains(rule))
            try (wrong + "\n").write(
                toFile: blog.folder + "/b/slip.md", atomically: true, encoding: .utf8)
            _ = try await blog.lb("check", "slip.md", "--fix", at: "b")
            let file = try String(contentsOfFile: blog.folder + "/b/slip.md", encoding: .utf8)
            #expect(file == right + "\n")
        }
    }

    @Test func allSinceARevisionLeavesOutWhatHasNotChanged() async throws {
        var blog = try await Self.blog()
        let old = try await blog.publish("The first words of the day.")
        let before = try await blog.git("rev-parse", "main", at: "b").output.prefix(40)
        blog.clock = "2031-03-04T09:00:00Z"
        let new = try await blog.publish("More words at noon.")
        let all = try await blog.lb("check", "--all", "--json", at: "b")
        #expect(all.output.contains(old) && all.output.contains(new))
        let some = try await blog.lb(
            "check", "--all", "--since", String(before), "--json", at: "b")
        #expect(!some.output.contains(old) && some.output.contains(new))
        let none = try await blog.lb("check", "--all", "--since", "no-such", at: "b")
        #expect(none.status == 4)
    }

    @Test func theProposedRecordsAnswerTheFindings() async throws {
        var blog = try await Self.blog()
        let text = """
            “We will stay out here until they listen.”

            About 3,000 operations are off.

            “It was a long and bad night,” said an aide.
            """
        let id = try await blog.drafted(text)
        let answer = try await blog.lb("check", id, "--record", at: "b")
        #expect(answer.status == 0)
        var records = answer.output
        // Who has not verified anything signs nothing.
        #expect(!records.contains("verified"))
        for (list, key) in [("quotes", "text"), ("claims", "key"), ("sources", "id")] {
            #expect(records.contains("\(list):\n  - \(key): "))
        }
        for (empty, filled) in [
            ("speaker: \"\"", "speaker: Ana Lee"), ("role: \"\"", "role: doctor"),
            ("source: \"\"", "source: trust"), ("reason: \"\"", "reason: might lose the job"),
            ("known_to: \"\"", "known_to: ana"), ("status: \"\"", "status: verified"),
            ("id: \"\"", "id: trust"), ("name: \"\"", "name: The trust"),
            ("kind: \"\"", "kind: organisation"), ("checked_by: \"\"", "checked_by: ana"),
            ("    at: \"\"", "    at: 2031-03-04T07:00:00Z"),
        ] {
            #expect(records.contains(empty), "\(empty)")
            records = records.replacing(empty, with: filled)
        }
        let whole = "---\nkind: update\n\(records)---\n\(text)\n"
        let after = try await blog.lb("check", "-", "--json", at: "b", input: whole)
        #expect(after.status == 0, "\(whole)\(after.output)")
        for rule in ["ATT-001", "FCT-401", "FCT-406", "ANO-101"] {
            #expect(!after.output.contains(rule), "\(rule)")
        }
    }

    @Test func aHookThatIsNoLongerTrustedDoesNotRun() async throws {
        var blog = try await Self.blog()
        let path = blog.folder + "/b/Hooks/pre-publish.d/30-none"
        try FileManager.default.createDirectory(
            atPath: blog.folder + "/b/Hooks/pre-publish.d", withIntermediateDirectories: true)
        try "#!/bin/sh\ncat >/dev/null\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        #expect(try await blog.git("add", "-A", at: "b").status == 0)
        #expect(try await blog.git("commit", "-qm", "a hook", at: "b").status == 0)
        let name = "Hooks/pre-publish.d/30-none"
        #expect(try await blog.lb("hook", "untrust", name, at: "b").status == 4)
        #expect(try await blog.lb("hook", "trust", name, at: "b").status == 0)
        #expect(try await blog.lb("check", "-", at: "b", input: "Words.\n").status == 0)
        #expect(try await blog.lb("hook", "untrust", name, at: "b").status == 0)
        let refused = try await blog.lb("check", "-", at: "b", input: "Words.\n")
        #expect(refused.status == 1)
        #expect(refused.output.contains("30-none"))
    }

    @Test func whoOnlyReadsNeedsNoNameAndNoPlaceOnTheDesk() async throws {
        var blog = try await Self.blog()
        _ = try await blog.drafted(Self.unclosed)
        blog.name = ""
        for email in ["", "ci@machines.example"] {
            blog.email = email
            let answer = try await blog.lb("check", "--all", "--format", "github", at: "b")
            #expect(answer.status == 1, "\(answer.errors)")
            #expect(answer.output.contains("ATT-005"))
            for command in ["list", "status", "log", "verify", "claims", "stats", "doctor"] {
                let answer = try await blog.lb(command, at: "b")
                #expect(answer.status == 0, "\(command): \(answer.errors)")
            }
            let act = try await blog.lb("draft", "Some words.", at: "b")
            #expect(act.status == (email.isEmpty ? 6 : 3), "\(act.errors)")
            #expect(act.errors.contains(email.isEmpty ? "who you are" : "nobody on the desk"))
        }
    }

    @Test func aMisspeltRuleInTheDeskFileIsSaid() async throws {
        var blog = try await Self.blog()
        let id = try await blog.drafted("Nothing to see.\n")
        for rule in ["ATT-999", "att-001"] {
            let answer = try await blog.lb("desk", "policy", "severities.\(rule)", "off", at: "b")
            #expect(answer.status == 4)
            #expect(answer.errors.contains("no rule '\(rule)'"))
        }
        for rule in ["ATT-001", "HOUSE-7"] {
            let answer = try await blog.lb("desk", "policy", "severities.\(rule)", "off", at: "b")
            #expect(answer.status == 0, "\(answer.errors)")
        }
        #expect(try await blog.lb("check", id, at: "b").errors.isEmpty)
        let path = blog.folder + "/b/desk.yml"
        let desk = try String(contentsOfFile: path, encoding: .utf8)
        try desk.replacingOccurrences(of: "ATT-001", with: "ATT-01").write(
            toFile: path, atomically: true, encoding: .utf8)
        #expect(try await blog.git("commit", "-qam", "By hand.", at: "b").status == 0)
        #expect(try await blog.lb("check", id, at: "b").errors.contains("severity of ATT-01,"))
        let rules = try await blog.lb("check", "--explain", "all", at: "b").output
        #expect(rules.split(separator: "\n").count > 40)
    }

    @Test func aChangedFigureIsAnsweredByARecordThatSaysWhatItReplaces() async throws {
        var blog = try await Self.blog()
        _ = try await blog.publish("Six hospitals in the region are closed, the trust said.")
        blog.clock = "2031-03-04T09:00:00Z"
        let id = try await blog.drafted("Five hospitals in the region are closed, the trust said.")
        #expect(try await blog.lb("check", id, at: "b").output.contains("CON-502"))
        let records = try await blog.lb("check", id, "--record", at: "b").output
        #expect(records.contains("supersedes: \"\""), "\(records)")
        #expect(records.split(separator: "key: hospitals").count == 2)
    }

    @Test func theDemonstrationHasNoError() async throws {
        var blog = try TestEnvironment()
        blog.clock = "2026-11-28T10:00:00Z"
        let made = try await blog.lb("demo", "d")
        #expect(made.status == 0, "\(made.errors)")
        let answer = try await blog.lb("check", "--all", at: "d/averne")
        #expect(answer.status == 0, "\(answer.output)")
    }

    @Test func aWordListThatIsNotReadIsSaid() async throws {
        var blog = try await Self.blog()
        let folder = blog.folder + "/b/Hooks/words/en"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try "[legal-triggers]\ninjunction\n".write(
            toFile: folder + "/newsroom.txt", atomically: true, encoding: .utf8)
        #expect(try await blog.git("add", "-A", at: "b").status == 0)
        #expect(try await blog.git("commit", "-qm", "words", at: "b").status == 0)
        let place = "Hooks/words/en/newsroom.txt, line 1 "
        let answer = try await blog.lb("check", "-", at: "b", input: "Words.\n")
        #expect(answer.output.contains("TXT-804: " + place), "\(answer.output)\(answer.errors)")
        let doctor = try await blog.lb("doctor", at: "b")
        #expect(doctor.status == 6 && doctor.output.contains(place), "\(doctor.output)")
    }

    @Test func aTitleIsCheckedBeforeItIsPublished() async throws {
        var blog = try await Self.blog()
        let text = "---\nkind: update\ntitle: 99 of 232 MPs (42%) back it\n---\nWords.\n"
        let answer = try await blog.lb("check", "-", at: "b", input: text)
        #expect(answer.status == 1)
        #expect(answer.output.contains("standard input:3:23: error FCT-404"), "\(answer.output)")
    }
}
