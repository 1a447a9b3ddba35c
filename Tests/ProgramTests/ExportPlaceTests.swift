import Foundation
import Testing

/// `lb export -o PLACE` where the place is no plain file, or one that something else needs.
@Suite struct ExportPlaceTests {
    @Test("A pipe is written to, and stays a pipe", arguments: ["json", "text", "schema", "atom"])
    func pipe(_ format: String) async throws {
        var desk = try await desk()
        desk.becomeSam()
        let plain = try await desk.lb("export", format, "-C", "b")
        let pipe = desk.folder + "/pipe"
        try #require(unsafe mkfifo(pipe, 0o600) == 0)
        let answer = try await desk.run(
            "/bin/sh",
            [
                "-c",
                "timeout 60 cat pipe > got & timeout 60 \"$0\" export \(format) -C b -o pipe; r=$?; wait; exit $r",
            ]
                + [TestEnvironment.program], at: "", input: "", variables: desk.variables)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try String(contentsOfFile: desk.folder + "/got", encoding: .utf8) == plain.output)
        let type =
            try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
        #expect(type != .typeRegular)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder).count == 4)
    }

    @Test func aFullDeviceGivesTheErrorOfAFullDisk() async throws {
        var desk = try await desk()
        desk.becomeSam()
        for format in ["atom", "json", "schema"] {
            let answer = try await desk.lb("export", format, "-C", "b", "-o", "/dev/full")
            #expect(answer.status == 7)
            #expect(answer.errors.contains("No space left on device"), "\(answer.errors)")
        }
        let stats = try await desk.lb("stats", "-C", "b", "--svg", "/dev/full")
        #expect(stats.status == 7 && stats.errors.contains("No space"), "\(stats.errors)")
    }

    @Test func theDeviceOfStandardOutputIsStandardOutput() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let plain = try await desk.did("export", "text")
        #expect(try await desk.did("export", "text", "-o", "/dev/stdout") == plain)
        #expect(try await desk.did("export", "text", "-o", "/dev/fd/1") == plain)
        let null = try await desk.lb("export", "text", "-C", "b", "-o", "/dev/null")
        #expect(null.status == 0, "\(null.errors)")
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
        #expect(type as? FileAttributeType == .typeCharacterSpecial)
    }

    @Test func aLinkToAFileStaysALinkAndAFileIsReplaced() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let manager = FileManager.default
        try Data("old".utf8).write(to: URL(fileURLWithPath: desk.folder + "/file"))
        try manager.createSymbolicLink(
            atPath: desk.folder + "/link", withDestinationPath: "file")
        let plain = try await desk.did("export", "text")
        try await desk.did("export", "text", "-o", "link")
        #expect(try manager.destinationOfSymbolicLink(atPath: desk.folder + "/link") == "file")
        #expect(try String(contentsOfFile: desk.folder + "/file", encoding: .utf8) == plain)
        let again = try await desk.lb("export", "text", "-C", "b", "-o", "link")
        #expect(again.errors.contains("up to date"), "\(again.errors)")
    }

    @Test func aPageGoesIntoAFolderAndADocumentIntoAFile() async throws {
        var desk = try await desk()
        desk.becomeSam()
        try #require(unsafe mkfifo(desk.folder + "/pipe", 0o600) == 0)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: desk.folder + "/file"))
        for place in ["pipe", "file", "/dev/null"] {
            try await desk.refused(
                "export", "html", "-o", place, status: 6, saying: "Name a folder")
        }
        try FileManager.default.createDirectory(
            atPath: desk.folder + "/site", withIntermediateDirectories: false)
        for place in ["site", "site/", "none/"] {
            try await desk.refused(
                "export", "json", "-o", place, status: 6, saying: "/blog.json`")
        }
        #expect(try String(contentsOfFile: desk.folder + "/file", encoding: .utf8) == "mine")
    }

    @Test func noDocumentTakesThePlaceOfAFileOfTheBlog() async throws {
        var desk = try await desk()
        desk.becomeSam()
        let before = try String(contentsOfFile: desk.folder + "/b/blog.yml", encoding: .utf8)
        for place in ["b/blog.yml", "b/../b/desk.yml", "b/.git/HEAD"] {
            try await desk.refused("export", "json", "-o", place, status: 6, saying: "Name another")
        }
        #expect(try String(contentsOfFile: desk.folder + "/b/blog.yml", encoding: .utf8) == before)
        // What git does not know is theirs to write over.
        try Data("old".utf8).write(to: URL(fileURLWithPath: desk.folder + "/b/out.json"))
        try await desk.did("export", "json", "-o", "b/out.json")
    }

    @Test func aDayBeforeTheBlogBeganHadNothing() async throws {
        var desk = try await desk()
        desk.becomeSam()
        try await desk.refused(
            "export", "json", "--as-of", "2020-01-01", saying: "readers had nothing on 2020-01-01")
        try await desk.refused("export", "json", "--as-of", "2031-03-04", saying: "Add the time")
    }
}
