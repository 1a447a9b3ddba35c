import Foundation
import Testing

/// A mark in every place that readers have no business with, and every byte of every format searched.
@Suite struct ExportSecrecyTests {
    @Test func whatIsNotPublishedIsInNoFormat() async throws {
        var desk = try TestEnvironment()
        desk.name = "Sam Okoro"
        desk.email = "sam@secretmark.example"
        func must(_ answer: TestEnvironment.Answer) -> TestEnvironment.Answer {
            #expect(answer.status == 0, "\(answer.errors)\(answer.output)")
            return answer
        }
        _ = must(
            try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "Europe/London"))
        _ = must(
            try await desk.lb(
                "desk", "add", "quill", "--name", "SECRETMARK", "--email",
                "quill@secretmark.example",
                "--may", "edit", at: "b"))
        func draft(_ title: String, _ text: String) async throws -> String {
            try TestEnvironment.id(
                must(try await desk.lb("draft", "-t", title, text, "--json", at: "b")))
        }
        let spiked = try await draft("SECRETMARK spiked", "SECRETMARK of a spiked draft.")
        _ = must(try await desk.lb("spike", spiked, "-m", "SECRETMARK why", at: "b"))
        let embargoed = try await draft("SECRETMARK later", "SECRETMARK under embargo.")
        _ = must(
            try await desk.lb("embargo", embargoed, "--until", "2031-03-05T08:00:00Z", at: "b"))
        _ = try await draft("SECRETMARK open", "SECRETMARK of an open draft.")
        let file = """
            ---
            kind: quote
            title: Crews will talk
            internal_note: SECRETMARK of a key that lb does not know
            quotes:
              - text: We will talk.
                descriptor: A member of the crew
                reason: SECRETMARK would lose the job
                known_to: SECRETMARK
                source: crew
              - text: The boats are sound.
                speaker: Tom Hale
                role: deckhand
                note: SECRETMARK of an unknown key in a record
            claims:
              - key: crews
                value: "12"
                text: Twelve crews are out.
                checked_by: SECRETMARK
                source: SECRETMARK told us by telephone
                at: 2031-03-04T07:30:00Z
                status: verified
            sources:
              - id: crew
                name: SECRETMARK
                kind: confidential
                url: https://secretmark.example/crew
              - id: port
                name: Port office
                kind: document
                url: https://port.example/notice
                obtained: 2031-03-04T07:00:00Z
                verified_by: SECRETMARK
            ---
            <!-- SECRETMARK of a comment in the text -->
            Twelve crews are out.

            [//]: # (SECRETMARK)

            [unused]: https://secretmark.example/unused "SECRETMARK"

            """
        try file.write(
            toFile: desk.folder + "/entry.md", atomically: true, encoding: .utf8)
        let out = try TestEnvironment.id(
            must(try await desk.lb("draft", "--file", "entry.md", "--json", "-C", "b")))
        _ = must(try await desk.lb("comment", out, "-m", "SECRETMARK for the desk", at: "b"))
        _ = must(
            try await desk.lb(
                "publish", out, "--without-review", "--reason", "SECRETMARK alone", at: "b"))
        let gone = try await draft("SECRETMARK of what was taken back", "SECRETMARK taken back.")
        _ = must(
            try await desk.lb("publish", gone, "--without-review", "--reason", "alone", at: "b"))
        _ = must(
            try await desk.lb(
                "retract", gone, "--reason", "It was not so.", "--without-review", at: "b"))
        _ = must(try await desk.lb("export", "all", "-C", "b", "-o", "out"))

        var searched = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: desk.folder + "/out") {
            let place = URL(fileURLWithPath: "\(desk.folder)/out/\(path)")
            guard let bytes = try? Data(contentsOf: place) else { continue }
            searched += 1
            let text = String(decoding: bytes, as: UTF8.self).lowercased()
            let leak = text.firstRange(of: "secretmark")
            let near = leak.map { text[$0.lowerBound...].prefix(60) } ?? ""
            #expect(leak == nil, "\(path): \(near)")
            #expect(!path.lowercased().contains("secretmark"))
        }
        #expect(searched > 15)
        let page = try String(contentsOfFile: desk.folder + "/out/index.html", encoding: .utf8)
        #expect(page.contains("Crews will talk") && page.contains("It was not so."))
    }
}
