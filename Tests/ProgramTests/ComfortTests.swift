import Foundation
import Testing

/// What makes the program easy to live with: completions, manual pages, the pager, notices, health.
@Suite struct ComfortTests {
    /// A blog with one draft, "Boats stay in port", and its id.
    private static func blog(_ desk: inout TestEnvironment) async throws -> String {
        let made = try await desk.lb("init", "b", "--title", "Strike", "--time-zone", "UTC")
        try #require(made.status == 0, "\(made.errors)")
        return try TestEnvironment.id(
            try await desk.lb(
                "draft", "-t", "Boats stay in port", "All sailings are off.", "--json", at: "b"))
    }

    @Test func bashCompletesIdsWithTheirTitles() async throws {
        var desk = try TestEnvironment()
        let first = try await Self.blog(&desk)
        _ = try await desk.lb("draft", "-t", "Talks go on", "They talk.", at: "b")
        let script = try await desk.lb("completions", "bash")
        try Data(script.output.utf8).write(to: URL(fileURLWithPath: desk.folder + "/lb.bash"))
        let ask = """
            source ../lb.bash
            lb() { "\(TestEnvironment.program)" "$@"; }
            COMP_WORDS=(\(TestEnvironment.program) show ''); COMP_CWORD=2; _lb; printf '%s\\n' "${COMPREPLY[@]}"
            COMP_WORDS=(\(TestEnvironment.program) show \(first.prefix(4))); _lb; printf '%s\\n' "${COMPREPLY[@]}"
            COMP_WORDS=(\(TestEnvironment.program) subm); COMP_CWORD=1; _lb; printf '%s\\n' "${COMPREPLY[@]}"
            COMP_WORDS=(\(TestEnvironment.program) import json ../lb.b); COMP_CWORD=3; _lb; printf '%s\\n' "${COMPREPLY[@]}"
            """
        let answer = try await desk.run(
            "/bin/bash", ["-c", ask], at: "b", input: "", variables: desk.variables)
        let lines = answer.output.split(separator: "\n").map(String.init)
        #expect(
            Set(lines.prefix(2).map { $0.dropFirst(10) }) == [
                "  (Boats stay in port)", "  (Talks go on)",
            ])
        #expect(lines.dropFirst(2) == [first, "submit", "../lb.bash"], "\(answer.errors)")
    }

    @Test func completionsKnowCommandsOptionsPeopleAndFormats() async throws {
        var desk = try TestEnvironment()
        _ = try await Self.blog(&desk)
        func complete(_ words: String...) async throws -> [String] {
            var all = ["complete", "--"]
            all += words
            let answer = try await desk.run(
                TestEnvironment.program, all, at: "b", input: "", variables: desk.variables)
            return answer.output.split(separator: "\n").map {
                String($0.prefix { $0 != "\t" })
            }
        }
        #expect(try await complete("sche") == ["schedule"])
        #expect(try await complete("submit", "--as", "") == ["ana"])
        #expect(try await complete("export", "at") == ["atom"])
        #expect(try await complete("export", "json", "-o", "x") == [":files"])
        #expect(try await complete("publish", "--over") == ["--override"])
        #expect(try await complete("desk", "po") == ["policy"])
        #expect(try await complete("help", "ro") == ["roles"])
        #expect(try await complete("show", "\u{1B}[31m") == [])
        #expect(try await complete("complet") == ["completions"])
    }

    @Test func guidesAndManualPagesAreThere() async throws {
        var desk = try TestEnvironment()
        for guide in ["workflow", "hooks", "times", "roles"] {
            let answer = try await desk.lb("help", guide)
            #expect(answer.status == 0)
            #expect(answer.output.hasPrefix("# "))
        }
        let page = try await desk.lb("help", "--man")
        #expect(page.output.contains("\n.SH NAME\nlb \\- The editorial workflow"))
        #expect(page.output.contains("\n.SS lb publish\n"))
        #expect(page.output.contains("\n.SH ROLES\n"))
        let one = try await desk.lb("help", "--man", "desk", "add")
        #expect(one.output.contains(".TH \"LB\\-DESK\\-ADD\" \"1\""))
        #expect(try await desk.lb("help", "--man", "nonesuch").status != 0)
    }

    /// Every command that a guide shows exists, with the options that it shows.
    @Test func guidesShowWhatExists() async throws {
        var desk = try TestEnvironment()
        for guide in ["workflow", "hooks", "times", "roles"] {
            let text = try await desk.lb("help", guide).output
            for line in text.split(separator: "\n") where line.hasPrefix("  lb ") {
                let command = line.dropFirst(2).prefix { $0 != ";" && $0 != "\"" }
                let words = command.split(separator: " ").map(String.init)
                let name = words[1]
                var help = try await desk.lb("help", name)
                if words.count > 2, words[0] == "lb", !words[2].hasPrefix("-") {
                    let inner = try await desk.lb("help", name, words[2])
                    if inner.status == 0 { help = inner }
                }
                #expect(help.status == 0, "\(line)")
                for option in words where option.hasPrefix("--") {
                    #expect(help.output.contains(option), "\(line)")
                }
            }
        }
    }

    @Test func habitsOfGitAreUnderstood() async throws {
        var desk = try await desk()
        for title in ["One", "Two", "Three"] {
            desk.becomeAna()
            let id = try await desk.submitted(title)
            desk.becomeSam()
            try await desk.did("publish", id)
        }
        let two = try await desk.lb("-C", "b", "log", "-2")
        #expect(two.output.contains("publish: Three") && two.output.contains("publish: Two"))
        #expect(!two.output.contains("publish: One"))
        let people = try await desk.lb("--json", "-C", "b", "desk", "list")
        #expect(people.status == 0 && people.output.contains("\"sam\""), "\(people.errors)")
        #expect(try await desk.lb("-C", "b").status == 2)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
    func onATerminalLongAnswersGoThroughThePager() async throws {
        var desk = try TestEnvironment()
        _ = try await Self.blog(&desk)
        func terminal(_ command: String, _ pager: String) async throws -> String {
            let variables = desk.variables.merging(["GIT_PAGER": pager]) { $1 }
            return try await desk.run(
                "/usr/bin/script",
                ["-qec", "\(TestEnvironment.program) \(command)", "/dev/null"], at: "b", input: "",
                variables: variables
            ).output
        }
        #expect(try await terminal("list", "sed s/^/paged:/").contains("paged:"))
        #expect(try await terminal("list", "cat").contains("paged:") == false)
        #expect(try await terminal("list --json", "sed s/^/paged:/").contains("paged:") == false)
        let piped = try await desk.lb("list", at: "b", variables: ["GIT_PAGER": "sed s/^/paged:/"])
        #expect(!piped.output.contains("paged:"))
    }

    @Test func whoOpensADraftThatIsOpenIsTold() async throws {
        var desk = try TestEnvironment()
        let id = try await Self.blog(&desk)
        // The first editor opens the draft once more while it is open itself.
        let editor = desk.folder + "/editor"
        let script = """
            #!/bin/sh
            [ -n "$INNER" ] && exit 0
            INNER=1 EDITOR=\(editor) \(TestEnvironment.program) edit \(id) 2>"\(desk.folder)/told"
            ls "\(desk.folder)/b/.git/lb/open" > "\(desk.folder)/open"
            """
        try Data(script.utf8).write(to: URL(fileURLWithPath: editor))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: editor)
        let answer = try await desk.run(
            "/usr/bin/script",
            ["-qec", "\(TestEnvironment.program) edit \(id)", "/dev/null"], at: "b", input: "",
            variables: desk.variables.merging(["EDITOR": editor]) { $1 })
        let told = try String(contentsOfFile: desk.folder + "/told", encoding: .utf8)
        #expect(told.contains("Ana Ruiz has \(id) open in an editor, since 08:00"), "\(answer)")
        let left = FileManager.default.subpaths(atPath: desk.folder + "/b/.git/lb/open") ?? []
        #expect(left.isEmpty)
    }

    @Test func theDoctorSaysWhatItDoesAndItsExitCodeTells() async throws {
        var desk = try TestEnvironment()
        _ = try await Self.blog(&desk)
        let sound = try await desk.lb("doctor", at: "b")
        #expect((sound.status, sound.output) == (0, "The blog is sound.\n"))
        let lock = desk.folder + "/b/.git/index.lock"
        try Data().write(to: URL(fileURLWithPath: lock))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -600)], ofItemAtPath: lock)
        let ill = try await desk.lb("doctor", "--json", at: "b")
        #expect(ill.status == 6)
        #expect(ill.output.contains("\"kind\": \"lock\""))
        let told = try await desk.lb("doctor", at: "b")
        #expect(told.output.contains("`lb doctor --repair` would remove it."))
        #expect(FileManager.default.fileExists(atPath: lock))
        let mended = try await desk.lb("doctor", "--repair", at: "b")
        #expect(mended.status == 0)
        #expect(mended.output.contains("Now: remove it.\nThe blog is sound."))
        #expect(!FileManager.default.fileExists(atPath: lock))
    }

    @Test func statisticsAreATableJSONAndAPicture() async throws {
        var desk = try TestEnvironment()
        _ = try await Self.blog(&desk)
        let text = try await desk.lb("stats", at: "b")
        #expect(text.output.hasPrefix("entries published             0\n"))
        let json = try await desk.lb("stats", "--json", "--svg", "../hours.svg", at: "b")
        #expect(json.output.contains("\"corrections\": 0"))
        let svg = try String(contentsOfFile: desk.folder + "/hours.svg", encoding: .utf8)
        #expect(XMLCheck.isWellFormed(svg))
        #expect(try await desk.lb("stats", "--since", "never", at: "b").status == 2)
    }

    @Test func aMistypedCommandIsGuessedWhereverItStands() async throws {
        var desk = try TestEnvironment()
        for (typed, meant) in [
            (["desk", "ad"], "lb desk add"), (["summary", "sho"], "lb summary show"),
            (["import", "wordpres", "x"], "lb import wordpress"), (["publis"], "lb publish"),
            (["help", "shedule"], "lb help schedule"),
            (["help", "desk", "ad"], "lb help desk add"),
            (["help", "workflw"], "lb help workflow"),
        ] {
            let answer = try await desk.lb(typed)
            #expect(answer.status == 2, "\(typed)")
            #expect(answer.errors.contains("Did you mean `\(meant)`?"), "\(answer.errors)")
        }
        #expect(try await desk.lb("help", "desk", "add").status == 0)
        #expect(try await desk.lb("help", "help").status == 0)
    }

    @Test func filtersTakeSeveralStatesAndAStretchOfTime() async throws {
        var desk = try await desk()
        desk.clock = "2031-03-04T08:00:00Z"
        let first = try await desk.submitted("The first")
        desk.clock = "2031-03-04T09:00:00Z"
        let draft = try TestEnvironment.id(
            try await desk.lb("draft", "-t", "A draft", "Some words.", "--json", at: "b"))
        desk.clock = "2031-03-04T10:00:00Z"
        let gone = try await desk.submitted("The gone")
        try await desk.did("spike", gone, "-m", "No news.")
        for (filter, ids) in [
            (["--state", "submitted,draft"], [first, draft]),
            (["--state", "submitted", "--state", "spiked"], [first, gone]),
            (["--state", "spiked"], [gone]),
            (["--since", "08:30", "--until", "09:30"], [draft]),
            (["--until", "08:30"], [first]),
        ] {
            let list = try await desk.lb(["list", "-C", "b"] + filter)
            let found = list.output.split(separator: "\n").map { String($0.prefix(10)) }
            #expect(found == ids, "\(filter): \(list.output)\(list.errors)")
        }
        try await desk.refused("list", "--state", "submitted,gone", status: 2, saying: "'gone'")
        try await desk.refused(
            "list", "--since", "09:30", "--until", "08:30", status: 2, saying: "is not after")
        desk.becomeSam()
        try await desk.did("approve", first)
        try await desk.did("publish", first)
        desk.clock = "2031-03-04T11:00:00Z"
        try await desk.did("retract", first, "--reason", "It was another harbour.")
        let before = try await desk.did("log", first, "--until", "09:00")
        #expect(before.contains("draft: The first") && !before.contains("publish"), "\(before)")
        let log = try await desk.did("log", "--since", "10:00", "--until", "10:30")
        #expect(log.contains("publish") && !log.contains("init"), "\(log)")
        let listed = try await desk.did("list", "--published", "--until", "10:30", "-n", "1")
        #expect(listed.split(separator: "\n").count == 1)
    }
}
