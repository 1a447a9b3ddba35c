import Editorial
import Newsroom
import Testing

/// Files that are not what they should be: an error with a place, and nothing else.
@Suite struct HostileJSONTests {
    private func problem(_ read: () throws -> ImportedBlog) -> ImportProblem? {
        do {
            _ = try read()
            return nil
        } catch {
            return error as? ImportProblem
        }
    }

    @Test(arguments: [
        ("", "line 1, column 1"), ("{", "line 1, column 2"), ("{\"a\": tru}", "line 1, column 7"),
        ("[1,\n 2,\n  }", "line 3, column 3"), ("\"é\" x", "line 1, column 5"),
        ("\"a\u{1}\"", "line 1, column 3"), ("\"\\u12g4\"", "line 1, column 4"),
        ("\"\\q\"", "line 1, column 4"), ("1e999", "line 1, column 1"),
        ("{1: 2}", "line 1, column 2"),
        (String(repeating: "[", count: 1_000_000), "line 1, column 101"),
        ("[\"abc", "line 1, column 6"),
    ])
    func syntaxErrorsHaveLineAndColumn(_ text: String, _ place: String) {
        #expect(problem { try OwnJSON.read(Array(text.utf8)) }?.place == place)
    }

    @Test(arguments: [
        (#"{"entries": {}}"#, "entries"), (#"{"entries": [1]}"#, "entries[0]"),
        (#"{"entries": [{"id": 1}]}"#, "entries[0]"),
        (#"{"entries": [{"id": 1, "entry_time": "soon"}]}"#, "entries[0].entry_time"),
        (#"{"entries": [{"id": 1, "entry_time": -5}]}"#, "entries[0].entry_time"),
        (#"{"entries": [{"id": 1, "entry_time": 99999999999999}]}"#, "entries[0].entry_time"),
        (#"{"entries": [{"id": [], "entry_time": 5}]}"#, "entries[0].id"),
        (#"{"entries": [{"id": 1, "entry_time": 5, "content": 7}]}"#, "entries[0].content"),
        (#"{"entries": [{"id": 1, "entry_time": 5, "authors": [2]}]}"#, "entries[0].authors[0]"),
        (#"{"entries": [{"id": 1, "entry_time": 5, "key_event": []}]}"#, "entries[0].key_event"),
        (#"{"posts": []}"#, "the file"), ("7", "the file"),
    ])
    func wrongTypesAreNamedByTheirPath(_ text: String, _ place: String) {
        #expect(problem { try WordPress.read(Array(text.utf8)) }?.place == place)
    }

    @Test(arguments: [
        "../../../etc/passwd", "aaaaaaaaa/", "AAAAAAAAAA", "aaaaaaaaaa\u{0}", "a", "",
        "refs/heads/x",
    ])
    func idsCannotLeadElsewhere(_ id: String) throws {
        let entry = JSON.fields(["id": .string(id), "published": .string("2031-03-04T07:00:00Z")])
        let text = JSON.fields([
            "format": .string("lb-blog"), "version": .number(1), "blog": .fields([:]),
            "entries": .array([entry]),
        ]).encoded()
        #expect(problem { try OwnJSON.read(Array(text.utf8)) }?.place == "entries[0].id")
    }

    @Test func mediaCannotLeadElsewhere() {
        let text = """
            {"format": "lb-blog", "version": 1, "blog": {}, "entries": [{"id": "aaaaaaaaaa",
            "published": "2031-03-04T07:00:00Z", "media": [{"file": "media/../../x.jpg"}]}]}
            """
        #expect(problem { try OwnJSON.read(Array(text.utf8)) }?.place == "entries[0].media[0].file")
    }

    @Test func newerVersionsAndOtherFormatsAreRefused() {
        #expect(
            problem { try OwnJSON.read(Array(#"{"format": "lb-blog", "version": 2}"#.utf8)) } != nil
        )
        #expect(problem { try OwnJSON.read(Array(#"{"version": 1}"#.utf8)) } != nil)
    }

    @Test func namesAndTitlesCannotForgeTrailersOrAuthors() async throws {
        let text = #"""
            {"entries": [{"id": "7\nLb-By: mallory", "entry_time": 1000000000, "title": "x\n\nLb-By: mallory",
            "authors": [{"name": "Eve <eve@evil.example>\ncommitter X"}], "content": "<p>Hi</p>"}]}
            """#
        let desk = try await Newsroom()
        try await desk.bring(WordPress.read(Array(text.utf8)))
        let log = try await desk.git(
            "log", "-1", "--skip=1", "--format=%an|%ae|%(trailers:key=Lb-By,valueonly)")
        #expect(log.trimming == "Eve eve@evil.example committer X||sam")
        try await desk.git("fsck", "--strict")
    }
}

extension String {
    /// Without white space at its ends.
    var trimming: String {
        split(separator: "\n").joined(separator: "\n")
    }
}
