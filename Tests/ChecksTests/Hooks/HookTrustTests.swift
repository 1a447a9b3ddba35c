import Checks
import Editorial
import Testing

@Suite struct HookTrustTests {
    @Test func aHookThatNobodyTrustedDoesNotRun() async throws {
        let folder = try ScratchFolder()
        let hook = HookFixture.hook("touch \(folder.path)/ran")
        let reports = await HookFixture.runner().run(
            [hook], on: HookFixture.document(), trust: HookTrust([]))
        #expect(reports.first?.cause == .untrusted)
        #expect(
            reports.first?.failure?.contains("lb hook trust Hooks/pre-publish.d/50-test") == true)
        #expect(folder.text("ran") == nil)
    }

    @Test func oneChangedByteEndsTrust() {
        let hook = HookFixture.hook("exit 0")
        let trust = HookFixture.trust([hook])
        #expect(trust.allows(hook))
        for index in hook.bytes.indices {
            var bytes = hook.bytes
            bytes[index] ^= 1
            #expect(!trust.allows(Hook(path: hook.path, bytes: bytes)))
        }
        #expect(!trust.allows(Hook(path: hook.path, bytes: hook.bytes + [0x0A])))
    }

    @Test func trustIsOfTheContentNotOfTheName() {
        let hook = HookFixture.hook("exit 0")
        let trust = HookFixture.trust([hook])
        #expect(trust.allows(HookFixture.hook("exit 0", name: "99-moved")))
        #expect(!trust.allows(HookFixture.hook("exit 1")))
    }

    @Test func theListIsReadTolerantly() {
        let digest = String(repeating: "0a", count: 32)
        let other = String(repeating: "f", count: 64)
        let text = "\n# note\n\(digest) Hooks/a b 2026-03-02T07:45:00Z\r\nshort x\n\(other)"
        #expect(HookTrust(Array(text.utf8)).digests == [digest, other])
        #expect(HookTrust([0xFF, 0x0A, 0x00]).digests.isEmpty)
        let upper = String(repeating: "F", count: 64)
        #expect(HookTrust(Array(upper.utf8)).digests.isEmpty)
    }

    @Test func aPathCannotForgeALineOfTheList() {
        let digest = String(repeating: "a", count: 64)
        let hook = Hook(path: "Hooks/pre-publish.d/x\n\(digest) y", bytes: [1])
        let line = HookTrust.line(for: hook, at: Instant(seconds: 0))
        #expect(HookTrust(Array(line.utf8)).digests == [hook.digest])
    }
}
