import Archive
import Editorial
import Testing

private let blogText = """
    # Kept by the desk.
    format: 1
    title: Ferries
    slug: ferries
    language: en-GB
    time_zone: Europe/London
    state: live
    mood: calm   # unknown, and kept

    """

private let deskText = """
    people:
      - id: sam
        name: Sam Okoro
        emails: [sam@ledger.example]
        may: [report, edit, manage]
      - id: ana   # started in March
        name: Ana Ruiz
        emails: [ana@ledger.example, ana@home.example]
        may: [report]
    policy:
      approvals: 1
      four_eyes: true

    """

private func blogFile(_ text: String) throws -> BlogFile {
    try BlogFile(bytes: Array(text.utf8), path: "blog.yml")
}

private func deskFile(_ text: String) throws -> DeskFile {
    try DeskFile(bytes: Array(text.utf8), path: "desk.yml")
}

private func problems(_ read: () throws -> Void) -> [String] {
    do {
        try read()
        return []
    } catch let error as InvalidFile {
        return error.diagnostics.map(\.description)
    } catch {
        return ["\(error)"]
    }
}

@Suite struct SettingsFileTests {
    @Test(arguments: [
        ("policy: strict", "policy has a value and no keys of its own"),
        ("policy:\n  severities: high", "severities has a value and no keys of its own"),
    ])
    func aPolicyThatIsNoneIsAnErrorAndNotThePolicyOfNobody(_ text: String, _ message: String) {
        let found = problems { _ = try deskFile(text + "\n") }
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }

    @Test(arguments: [
        (KeyHints.Form.desk, "policy:\n  four_eye: true\n", "2:3", "four_eyes"),
        (.desk, "peple:\n  - id: sam\n", "1:1", "people"),
        (.blog, "format: 1\ntitle: A\ntimezone: Europe/London\n", "3:1", "time_zone"),
        (.entry, "---\nid: abcdefghjk\ntittle: A\n---\nText.\n", "3:1", "title"),
        (.entry, "---\nquotes:\n  - text: A\n    speakr: B\n---\n", "4:5", "speaker"),
    ])
    func aKeyThatLooksMistypedIsPointedAt(
        _ form: KeyHints.Form, _ text: String, _ place: String, _ meant: String
    ) {
        let hints = KeyHints.hints(Array(text.utf8), path: "f", form: form).map(\.description)
        #expect(hints.count == 1)
        #expect(hints.first?.hasPrefix("f:\(place): ") == true, "\(hints)")
        #expect(hints.first?.hasSuffix("Did you mean '\(meant)'?") == true, "\(hints)")
    }

    @Test func keysOfOthersAreNobodysSlip() {
        #expect(KeyHints.hints(Array(blogText.utf8), path: "f", form: .blog).isEmpty)
        #expect(KeyHints.hints(Array(deskText.utf8), path: "f", form: .desk).isEmpty)
        for text in ["notes: a\nreporter: b\n", "title: A\ntitles: [B]\n", ": : :\n", ""] {
            let file = "---\n\(text)---\nText.\n"
            #expect(KeyHints.hints(Array(file.utf8), path: "f", form: .entry).isEmpty, "\(text)")
        }
    }

    @Test func aSettingChangesItsLineAndNothingElse() throws {
        let file = try blogFile(blogText)
        let changed = String(decoding: file.setting([("state", .text("ended"))]), as: UTF8.self)
        #expect(changed == blogText.replacing("state: live", with: "state: ended"))
    }

    @Test func aPinIsSetMovedAndTakenOff() throws {
        let id = try #require(EntryID("w83sdhx6r0"))
        let other = try #require(EntryID("hd254ajpb8"))
        let since = Instant(seconds: 0)
        let pinned = try blogFile(
            String(
                decoding: blogFile(blogText).settingPin(
                    .init(entry: id, by: "sam", since: since, until: nil)), as: UTF8.self))
        #expect(pinned.blog.pin == Blog.Pin(entry: id, by: "sam", since: since))
        let moved = try BlogFile(bytes: pinned.settingPin(.init(entry: other)), path: "blog.yml")
        #expect(moved.blog.pin?.entry == other)
        #expect(moved.settingPin(nil) == Array(blogText.utf8))
    }

    @Test(arguments: [
        ("logo: logo.png", "`lb blog logo FILE` takes one in"),
        ("image: http://a.example/b.png", "`lb blog image FILE` takes one in"),
        ("logo: media/ab/ab.png", "no picture of this blog"),
        ("publisher_url: ledger.example", "Write it as https://news.example/."),
    ])
    func aPictureThatIsNoneIsRefused(_ line: String, _ message: String) {
        let found = problems { _ = try blogFile(blogText + line + "\n") }
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }

    @Test func aBlogHasItsPublishersLogoAndAPictureOfItsOwn() throws {
        let logo = "media/ab/ab" + String(repeating: "0", count: 62) + ".png"
        let blog = try blogFile(
            blogText
                + "publisher_url: https://l.example/\nlogo: \(logo)\nimage: https://l.example/i\n"
        ).blog
        #expect(blog.logo == logo)
        #expect(blog.image == "https://l.example/i")
        #expect(try BlogFile(bytes: BlogFile.new(blog), path: "blog.yml").blog == blog)
    }

    @Test func whatIsWrongWithABlogIsToldWithItsPlace() {
        let found = problems {
            _ = try blogFile(
                blogText.replacing("state: live", with: "state: lively")
                    .replacing("Europe/London", with: "Europe London"))
        }
        #expect(found.contains { $0.hasPrefix("blog.yml:7:8: state is 'lively'") }, "\(found)")
        #expect(found.contains { $0.hasPrefix("blog.yml:6:12: time_zone is") }, "\(found)")
        let newer = problems {
            _ = try blogFile(blogText.replacing("format: 1", with: "format: 2"))
        }
        #expect(newer.first?.contains("this lb knows 1") == true, "\(newer)")
    }

    @Test func aPersonIsAddedChangedAndRemovedAndTheOthersStay() throws {
        let file = try deskFile(deskText)
        let kim = Person(
            id: "kim", name: "Kim Vale", emails: ["kim@x.example"], may: [.edit, .legal])
        let added = try DeskFile(bytes: file.adding(kim), path: "desk.yml")
        #expect(added.desk.people.map(\.id) == ["sam", "ana", "kim"])
        #expect(added.desk.person("kim") == kim)
        #expect(try added.removing("kim") == file.bytes)
        var sam = try #require(file.desk.person("sam"))
        sam.role = "Night editor"
        let changed = try DeskFile(bytes: file.replacing(sam), path: "desk.yml")
        #expect(changed.desk.person("sam") == sam)
        #expect(String(decoding: changed.bytes, as: UTF8.self).contains("ana   # started in March"))
    }

    @Test func aRuleOfThePolicyIsSetInItsPlace() throws {
        let file = try deskFile(deskText)
        let strict = try DeskFile(bytes: file.settingPolicy("approvals", to: "2"), path: "desk.yml")
        #expect(strict.desk.policy.approvals == 2)
        let off = try DeskFile(
            bytes: strict.settingPolicy("severities.ATT-001", to: "off"), path: "desk.yml")
        #expect(off.desk.policy.severities == ["ATT-001": nil])
        #expect(off.desk.policy.approvals == 2)
        #expect(problems { _ = try file.settingPolicy("approvals", to: "99") } != [])
        #expect(problems { _ = try file.settingPolicy("mood", to: "calm") } != [])
    }

    @Test func whatIsWrongWithADeskIsToldWithItsPlace() {
        let twice = problems { _ = try deskFile(deskText.replacing("id: ana ", with: "id: sam ")) }
        #expect(twice.contains { $0.contains("sam is on the desk twice") }, "\(twice)")
        let may = problems { _ = try deskFile(deskText.replacing("[report]", with: "[rule]")) }
        #expect(may.contains { $0.contains("ana may 'rule'") }, "\(may)")
    }
}
