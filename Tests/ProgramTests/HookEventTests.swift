import Foundation
import Testing

/// Hooks and word lists of a blog's own, through the program.
@Suite struct HookEventTests {
    /// Commits a file of the blog, an executable one if it is a hook, and trusts it.
    private static func add(
        _ path: String, _ text: String, to desk: inout TestEnvironment
    ) async throws {
        let file = desk.folder + "/b/" + path
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let isHook = path.contains(".d/")
        try FileManager.default.setAttributes(
            [.posixPermissions: isHook ? 0o755 : 0o644], ofItemAtPath: file)
        #expect(try await desk.git("add", "Hooks", at: "b").status == 0)
        #expect(try await desk.git("commit", "-qm", "Hooks", at: "b").status == 0)
        guard isHook else { return }
        let trusted = try await desk.lb("hook", "trust", path, at: "b")
        #expect(trusted.status == 0, "\(trusted.errors)")
    }

    private static let publishing = """
        #!/bin/sh
        read -r document
        printf '%s %s\\n' "$LB_EVENT" "$document" >> "$PWD/../told"
        echo '{"rule":"HOUSE-1","severity":"error","message":"The page could not be purged."}'
        exit "${STATUS:-0}"

        """

    @Test func aHookAfterPublishingRunsForEachActAndTakesNothingBack() async throws {
        var desk = try await desk()
        desk.becomeSam()
        try await Self.add("Hooks/post-publish.d/10-purge", Self.publishing, to: &desk)
        let told = { [folder = desk.folder] in
            (try? String(contentsOfFile: folder + "/told", encoding: .utf8)) ?? ""
        }
        desk.becomeAna()
        let id = try await desk.submitted("Boats")
        desk.becomeSam()
        let done = try await desk.lb("publish", id, at: "b")
        #expect(done.status == 0)
        #expect(done.output == "Published \(id) Boats\n")
        #expect(done.errors.contains("is published; the hooks that run after it say"))
        #expect(done.errors.contains("The page could not be purged."))
        #expect(told().hasPrefix("post-publish {") && !told().contains("\"published\":{"))
        // What readers had before, for an update; and for what is taken back.
        desk.becomeAna()
        _ = try await desk.did("update", id, "Other plain words.", "--submit")
        desk.becomeSam()
        _ = try await desk.did("publish", id)
        #expect(told().split(separator: "\n").count == 2)
        #expect(told().contains("\"published\":{"))
        _ = try await desk.did(
            "retract", id, "--reason", "Wrong", "--without-review")
        #expect(told().split(separator: "\n").count == 3)
        #expect(told().contains("Wrong"))
        try await desk.expectSound()
    }

    @Test func aHookAfterPublishingThatFailsIsNamedAndTicksRunItToo() async throws {
        var desk = try await desk()
        desk.becomeSam()
        try await Self.add(
            "Hooks/post-publish.d/10-purge", "#!/bin/sh\necho gone >&2\nexit 3\n", to: &desk)
        desk.becomeAna()
        let id = try await desk.submitted("Boats")
        desk.becomeSam()
        _ = try await desk.did("approve", id)
        _ = try await desk.did("schedule", id, "--at", "09:00")
        desk.clock = "2031-03-04T09:00:30Z"
        let tick = try await desk.lb("tick", "--json", at: "b")
        #expect(tick.status == 0, "\(tick.errors)")
        #expect(tick.output.contains("\"published\": \"\(id)\""))
        #expect(tick.errors.contains("10-purge") && tick.errors.contains("gone"))
    }

    @Test func whatLooksLikeAHookAndIsNoneIsSaid() async throws {
        var desk = try await desk()
        desk.becomeSam()
        try FileManager.default.createSymbolicLink(
            atPath: desk.folder + "/b/Hooks/pre-publish.d/50-link", withDestinationPath: "/bin/true"
        )
        try await Self.add("Hooks/prepublish/x", "", to: &desk)
        try await Self.add("Hooks/pre-publsh.d.txt", "", to: &desk)
        let before = try await desk.lb("hook", "list", at: "b")
        #expect(before.errors.contains("Hooks/pre-publish.d/50-link is not run"))
        let folder = desk.folder + "/b/Hooks/prepublish.d"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try "x".write(toFile: folder + "/10-x", atomically: true, encoding: .utf8)
        _ = try await desk.git("add", "Hooks", at: "b")
        _ = try await desk.git("commit", "-qm", "Hooks", at: "b")
        let after = try await desk.lb("hook", "list", at: "b")
        #expect(after.errors.contains("Hooks/prepublish.d is not run"))
        #expect(after.status == 0 && !after.errors.contains("prepublish/x"))
    }

    @Test func theNewsroomsOwnListsCountOnceTheyAreOnMain() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let id = try await desk.submitted("Boats", "The gadzooks fell over, harbour staff said.")
        desk.becomeSam()
        #expect(try await !desk.lb("check", id, at: "b").output.contains("TXT-80"))
        let list = "Hooks/words/en/newsroom.txt"
        let start = try String(contentsOfFile: desk.folder + "/b/" + list, encoding: .utf8)
        #expect(start.contains("[profanity]") && start.contains("[legal-trigger]"))
        try await Self.add(list, start + "\nfell over\n\n[profanity]\ngadzooks\n", to: &desk)
        let found = try await desk.lb("check", id, at: "b").output
        #expect(found.contains("TXT-801") && found.contains("TXT-802"), "\(found)")
        #expect(found.contains("“fell over” needs a look by a lawyer"))
        // The hook gets the same as a program.
        let document = try await desk.lb("hook", "run", "pre-publish", id, at: "b").output
        #expect(document.contains("TXT-801"))
    }

    @Test func aLanguageIsAddedByItsListsAlone() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let changed = try await desk.lb("blog", "language", "es", at: "b")
        #expect(changed.errors.contains("no word lists for 'es'"))
        #expect(changed.errors.contains("`lb hook words en`"))
        let said = try await desk.submitted(
            "Uno", "«No tuvimos ningún aviso de nada», dijo la alcaldesa Ana Ruiz.")
        let unsaid = try await desk.submitted("Dos", "«No tuvimos ningún aviso de nada».")
        desk.becomeSam()
        // Nothing is known of the language, so nothing is said about sentences.
        for id in [said, unsaid] {
            let checked = try await desk.lb("check", id, at: "b")
            #expect(checked.status == 0 && !checked.output.contains("ATT-"), "\(checked.output)")
        }
        try await Self.add(
            "Hooks/words/es/words.txt",
            "[speech-verb]\ndijo\n[role]\nalcaldesa\n[determiner]\nla\n",
            to: &desk)
        #expect(try await !desk.lb("check", said, at: "b").output.contains("ATT-001"))
        #expect(try await desk.lb("check", unsaid, at: "b").output.contains("ATT-001"))
    }

    @Test func aBlogHasThePageOnHooksWithWhatItRefersTo() async throws {
        let desk = try await desk()
        for file in [
            "README.md", "schema/document.schema.json", "schema/finding.schema.json",
            "examples/document.json", "examples/house-style.py", "words/en/newsroom.txt",
        ] {
            #expect(FileManager.default.fileExists(atPath: desk.folder + "/b/Hooks/" + file))
        }
        var asked = desk
        let words = try await asked.lb(["hook", "words", "de"])
        #expect(words.status == 0 && words.output.contains("[speech-verb]"))
        #expect(try await asked.lb(["hook", "words"]).output == "de\nen\nfr\n")
        #expect(try await asked.lb(["hook", "words", "xx"]).status == 4)
    }

    @Test func aLinkAmongTheHooksStopsThePublish() async throws {
        var desk = try await desk()
        desk.becomeSam()
        try FileManager.default.createDirectory(
            atPath: desk.folder + "/b/Hooks/pre-publish.d", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: desk.folder + "/b/Hooks/pre-publish.d/30-style",
            withDestinationPath: "/usr/bin/true")
        #expect(try await desk.git("add", "Hooks", at: "b").status == 0)
        #expect(try await desk.git("commit", "-qm", "A link", at: "b").status == 0)
        desk.becomeAna()
        let id = try await desk.submitted("Boats")
        desk.becomeSam()
        let refused = try await desk.lb("publish", id, at: "b")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("Hooks/pre-publish.d/30-style is a link"))
    }
}
