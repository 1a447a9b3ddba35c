import Foundation
import Git
import Testing

@Suite struct RepositoryTests {
    @Test func aNewRepositoryHasMainAndGitLikesIt() async throws {
        for bare in [false, true] {
            let scratch = try Scratch(bare: bare)
            #expect(try await scratch.git("symbolic-ref", "HEAD") == "refs/heads/main")
            #expect(try scratch.repository.headBranch() == "refs/heads/main")
            #expect(try scratch.repository.reference("HEAD") == nil)
            #expect(scratch.repository.isBare == bare)
            #expect(!scratch.repository.gitDirectory.hasSuffix("/"))
            #expect(try await scratch.complaints() == "")
            #expect((Checkout(scratch.repository) == nil) == bare)
        }
    }

    @Test func aRepositoryIsNotMadeTwice() throws {
        let scratch = try Scratch()
        #expect(throws: GitError.self) { try Repository.create(at: scratch.path, bare: false) }
    }

    @Test func openingIsExactAndDiscoveringGoesUp() throws {
        let scratch = try Scratch()
        try scratch.write("x", to: "a/b/c")
        let real = scratch.repository.gitDirectory
        for place in [scratch.path, scratch.path + "/.git"] {
            #expect(try Repository.open(at: place).gitDirectory == real)
        }
        #expect(throws: GitError.self) { try Repository.open(at: scratch.path + "/a") }
        #expect(try Repository.discover(from: scratch.path + "/a/b").gitDirectory == real)
        #expect(throws: GitError.self) { try Repository.discover(from: "/proc/self") }
    }

    @Test func configurationIsReadAndTheRepositorysOwnIsWritten() async throws {
        let scratch = try Scratch()
        #expect(try scratch.repository.configuration("user.email") == nil)
        try scratch.repository.setConfiguration("user.email", "a@example.org")
        #expect(try scratch.repository.configuration("user.email") == "a@example.org")
        #expect(try await scratch.git("config", "--local", "user.email") == "a@example.org")
        try await scratch.git("config", "user.email", "b@example.org")
        #expect(try scratch.repository.configuration("user.email") == "b@example.org")
        #expect(throws: GitError.self) { try scratch.repository.configuration("no key") }
    }

    @Test func theGitProgramRunsOnTheRepositoryWithoutHooks() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        try scratch.write("#!/bin/sh\nexit 1\n", to: ".git/hooks/reference-transaction")
        try await scratch.run("chmod", "+x", ".git/hooks/reference-transaction")
        let answer = try await scratch.repository.runGit(
            ["update-ref", "refs/heads/x", "refs/heads/main"], input: [])
        #expect(answer.status == 0)
        let echo = try await scratch.repository.runGit(
            ["hash-object", "--stdin"], input: Array("text".utf8))
        #expect(
            String(decoding: echo.output, as: UTF8.self).hasPrefix(
                "\(ObjectID.ofBlob(Array("text".utf8)))"))
        let wrong = try await scratch.repository.runGit(["no-such-command"], input: [])
        #expect(wrong.status == 1)
        #expect(String(decoding: wrong.errors, as: UTF8.self).contains("no-such-command"))
    }

    @Test func durableFilesAreReplacedWholeAndKeepTheirPermissions() async throws {
        let scratch = try Scratch()
        let path = scratch.path + "/note"
        try DurableFile.write(Array("one".utf8), to: path)
        try await scratch.run("chmod", "600", "note")
        try DurableFile.write(Array("two".utf8), to: path)
        #expect(scratch.read("note") == "two")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try DurableFile.remove(path)
        try DurableFile.remove(path)
        #expect(scratch.read("note") == nil)
        try DurableFile.createFolder(scratch.path + "/x/y/z")
        try DurableFile.createFolder(scratch.path + "/x/y/z")
        try DurableFile.write([], to: scratch.path + "/x/y/z/file")
        let error = #expect(throws: FileError.self) {
            try DurableFile.write([], to: scratch.path + "/none/file")
        }
        #expect(error?.isMissing == true)
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
        #expect(left.sorted() == [".git", "x"])
    }
}
