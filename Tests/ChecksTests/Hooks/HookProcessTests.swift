import Checks
import Editorial
import Foundation
import Testing

@Suite struct HookProcessTests {
    @Test func aHookThatPrintsNothingFindsNothing() async throws {
        let report = try await HookFixture.run(HookFixture.hook("exit 0"))
        #expect(report.failure == nil)
        #expect(report.findings.isEmpty)
    }

    @Test func aHookReadsTheDocument() async throws {
        let folder = try ScratchFolder()
        let report = try await HookFixture.run(
            HookFixture.hook("cat > \(folder.path)/got"), body: "“Über 3\u{1F600}”\n")
        #expect(report.failure == nil)
        let got = try #require(folder.text("got"))
        #expect(
            try HookDocument(decoding: Array(got.utf8))
                == HookFixture.document("“Über 3\u{1F600}”\n"))
    }

    @Test(arguments: ["exit 0", "exec <&-; exit 0", "head -c 10 >/dev/null"])
    func aHookNeedNotReadALargeDocument(script: String) async throws {
        let report = try await HookFixture.run(
            HookFixture.hook(script), body: String(repeating: "word ", count: 40_000))
        #expect(report.failure == nil)
    }

    @Test func aLargeDocumentAndLargeOutputDoNotBlockEachOther() async throws {
        let line = HookFixture.line("A-1", message: String(repeating: "m", count: 500))
        let report = try await HookFixture.run(
            HookFixture.hook(
                "i=0; while [ $i -lt 900 ]; do echo '\(line)'; i=$((i + 1)); done; cat >/dev/null"),
            body: String(repeating: "word ", count: 40_000))
        #expect(report.failure == nil)
        #expect(report.findings.count == 900)
    }

    @Test func theEnvironmentIsClean() async throws {
        // There is something to keep out.
        #expect(ProcessInfo.processInfo.environment.count > 6)
        let folder = try ScratchFolder()
        let report = try await HookFixture.run(
            HookFixture.hook(
                "/usr/bin/env > \(folder.path)/env; ls -A \"$HOME\" >> \(folder.path)/env"))
        #expect(report.failure == nil)
        let lines = try #require(folder.text("env")).split(separator: "\n").map(String.init)
        let names = Set(lines.compactMap { $0.split(separator: "=").first.map(String.init) })
        // The shell itself adds where it is.
        #expect(
            names.subtracting(["PWD", "OLDPWD", "SHLVL", "_"]) == [
                "PATH", "LC_ALL", "HOME", "TMPDIR", "LB_PROGRAM", "LB_EVENT",
            ])
        #expect(lines.contains("LB_PROGRAM=/opt/newsroom/lb"))
        #expect(lines.contains("LB_EVENT=pre-publish"))
        #expect(lines.contains("LC_ALL=C.UTF-8"))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd")))
    func noOpenFilesAreHandedDown() async throws {
        let folder = try ScratchFolder()
        let secret = try #require(FileHandle(forReadingAtPath: "/etc/passwd"))
        defer { try? secret.close() }
        _ = try await HookFixture.run(
            HookFixture.hook("for f in /proc/self/fd/*; do readlink $f; done > \(folder.path)/fds"))
        let files = try #require(folder.text("fds"))
        #expect(!files.contains("/etc/passwd"))
        #expect(files.contains("pipe:"))
    }

    @Test func itRunsInTheFolderOfTheBlog() async throws {
        let folder = try ScratchFolder()
        _ = try await HookFixture.run(HookFixture.hook("pwd -P > where")) {
            $0.folder = folder.path
        }
        let expected = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path
        #expect(folder.text("where") == expected + "\n")
    }

    @Test func itsOwnNameIsKnownToIt() async throws {
        let report = try await HookFixture.run(
            HookFixture.hook(
                #"printf '{"rule":"A-1","severity":"info","message":"%s"}\n' "${0##*/}""#,
                name: "70-names"))
        #expect(report.findings.map(\.message) == ["70-names"])
    }

    @Test(arguments: [
        "sleep 601.CODE & exit 0", "setsid sleep 601.CODE & exit 0",
        "(setsid sh -c 'sleep 601.CODE; :' &) ; exit 0", "sleep 601.CODE & sleep 600",
    ])
    func nothingIsLeftRunning(script: String) async throws {
        let code = String(UInt32.random(in: 100_000...999_999))
        let report = try await HookFixture.run(
            HookFixture.hook(script.replacing("CODE", with: code))
        ) { $0.limits.time = script.hasSuffix("600") ? .milliseconds(400) : .seconds(20) }
        #expect(report.duration < .seconds(45))
        // The kernel may need a moment to end what was killed: the sleep itself lasts a minute.
        let deadline = ContinuousClock.now + .seconds(40)
        while !Self.processes(naming: "601.\(code)").isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(Self.processes(naming: "601.\(code)").isEmpty)
    }

    /// Processes alive whose command line holds a word.
    private static func processes(naming word: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.filter { process in
            let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
            return Int(process) != nil && String(decoding: line, as: UTF8.self).contains(word)
        }
    }

    @Test func nothingOfARunIsLeftOnDisk() async throws {
        let folder = try ScratchFolder()
        _ = try await HookFixture.run(
            HookFixture.hook("mkdir \"$HOME/a\"; echo \"$HOME\" > \(folder.path)/home; exit 1"))
        let home = try #require(folder.text("home")).split(separator: "\n").first.map(String.init)
        let place = try #require(home).replacing("/home", with: "")
        #expect(place.contains("lb-hook-"))
        #expect(!FileManager.default.fileExists(atPath: place))
    }

    @Test func hooksRunBesideEachOtherAndAreReportedInOrder() async throws {
        // Each waits for the other: one after the other, they would run into their time.
        let folder = try ScratchFolder()
        let wait = { (own: String, other: String) in
            "touch \(folder.path)/\(own); until [ -e \(folder.path)/\(other) ]; do sleep 0.02; done; "
        }
        let slow = wait("one", "two") + "sleep 0.2; echo '\(HookFixture.line("A-1"))'"
        let quick = wait("two", "one") + "echo '\(HookFixture.line("B-1"))'"
        let hooks = [
            HookFixture.hook(slow, name: "10-slow"), HookFixture.hook(quick, name: "20-quick"),
            HookFixture.hook("exit 4", name: "30-broken"),
        ]
        let reports = await HookFixture.runner().run(
            hooks, on: HookFixture.document(), trust: HookFixture.trust(hooks))
        #expect(reports.map(\.hook.name) == ["10-slow", "20-quick", "30-broken"])
        #expect(reports.map { $0.findings.map(\.rule) } == [["A-1"], ["B-1"], []])
        #expect(reports.map(\.cause) == [nil, nil, .status(4, "")])
    }

    @Test func manyRunsAtOnceDoNotDisturbEachOther() async throws {
        let hooks = (0..<40).map {
            HookFixture.hook("echo '\(HookFixture.line("N-\($0)"))'", name: "\($0 + 10)-many")
        }
        let reports = await HookFixture.runner().run(
            hooks, on: HookFixture.document(), trust: HookFixture.trust(hooks))
        #expect(reports.compactMap(\.failure).isEmpty)
        #expect(reports.flatMap { $0.findings.map(\.rule) } == (0..<40).map { "N-\($0)" })
    }
}
