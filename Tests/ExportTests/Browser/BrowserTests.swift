import Editorial
import Foundation
import Testing

@testable import Export

/// Pages before a real browser: Debian's Chromium, driven by Python's standard library.
@Suite struct BrowserTests {
    private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(
        "Consent, news, keyboard, no JavaScript, right to left, narrow, print and forced colours, in a browser",
        .enabled(if: browser != nil && python != nil, "needs Debian's chromium and python3"),
        .timeLimit(.minutes(5)))
    func page() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("lb-pages-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var editions = ["before": HarbourBridge.edition, "after": try HarbourBridge.later()]
        editions["ended"] = try HarbourBridge.later()
        editions["ended"]?.blog.state = .ended
        editions["evening"] = try HarbourBridge.evening()
        editions["turned"] = editions["evening"]
        editions["turned"]?.blog.order = .chronological
        for (name, other, time) in [
            ("undone", "after", "11:54"), ("ended", "ended", "11:55"),
            ("resumed", "evening", "11:56"), ("back", "before", "11:59"),
        ] {
            editions[name] = editions[other]
            editions[name]?.moment = HarbourBridge.at(time)
        }
        editions.merge(try HarbourBridge.interruptions()) { $1 }
        editions["paged-turned"] = edition(HarbourBridge.many(260)) { $0.order = .chronological }
        editions["paged"] = edition(HarbourBridge.many(260))
        editions["later"] = edition(HarbourBridge.manyLater)
        editions["sooner"] = edition(HarbourBridge.many(280))
        editions["arabic"] = HarbourBridge.arabic
        editions["tables"] = HarbourBridge.tables
        for (name, edition) in editions {
            let files = try render(
                .html, edition: edition, media: HarbourBridge.media,
                mediaNames: HarbourBridge.mediaNames)
            let writer = SiteWriter(
                folder: folder.appendingPathComponent(name).path, now: HarbourBridge.at("12:00"))
            _ = try writer.put(files)
        }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("check_page.py").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.python ?? "")
        process.arguments =
            ["-B", script, Self.browser ?? "", folder.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        #expect(said.contains("browser checks: passed"), "\(said)")
    }
}

extension HarbourBridge {
    /// What comes while a reader is in the middle of something.
    static func interruptions() throws -> [String: Edition] {
        func changed(_ time: String, _ change: (inout Entry) -> Void) throws -> Edition {
            var entry = post
            change(&entry)
            return Edition(
                commit: edition.commit, moment: at(time), blog: blog, desk: desk, summary: summary,
                entries: try edition.entries().filter { $0.id != post.id } + [entry])
        }
        let later = try later()
        var pinned = Edition(
            commit: later.commit, moment: at("11:58"), blog: later.blog, desk: later.desk,
            summary: later.summary,
            entries: try later.entries().map {
                var entry = $0
                if entry.id == opening.id { entry.isKey = true }
                return entry
            })
        pinned.blog.pin = Blog.Pin(entry: opening.id, by: "amina", since: at("11:50"))
        return [
            "mended": try changed("11:10") {
                $0.body += "\n\nThe last one came in at 08:50."
                $0.updated = at("11:10")
            },
            "retracted": try changed("11:20") {
                $0.retracted = Retraction(at: at("11:20"), reason: "The post was a fake.")
            },
            "pinned": pinned,
            "keys": ExportTests.edition(
                many(9).map {
                    var entry = $0
                    entry.isKey = true
                    return entry
                }),
        ]
    }

    /// A page from right to left, with names and words that run the other way.
    static var arabic: Edition {
        let entries = [
            entry("arab1c0000", .update, "إعادة فتح جسر الميناء بعد ليلة عاصفة", "07:00") {
                $0.byline = [
                    Byline(name: "Amina Yusuf", role: "مراسلة النقل (Northgate)"),
                    Byline(name: "ليلى حداد", role: "Photographer"),
                ]
                $0.body = """
                    أعيد فتح **الجسر** عند الساعة 07:00 بعد إغلاق دام 11 ساعة، كما قالت شركة Harbour Board.

                    | الريح | ما يحدث |
                    |---|---|
                    | 70 km/h | يغلق الجسر أمام الشاحنات |
                    """
                $0.quotes = [
                    Quotation(
                        text: "لم نر ريحا كهذه منذ سنوات.",
                        speaker: "Björn Åkesson (chief engineer)",
                        role: "كبير المهندسين", language: "ar")
                ]
                $0.tags = ["طقس", "transport"]
                $0.isKey = true
            },
            entry("arab1c0001", .update, "Ferries run half-hourly", "07:30") {
                $0.body =
                    "Averylongwordwithoutanyplacetobreakitatallwhichmustnotmakethepagewiderthanthephone."
            },
        ]
        var edition = ExportTests.edition(entries) {
            $0.language = "ar"
            $0.title = "جسر الميناء يفتح من جديد: Harbour Bridge"
            $0.publisher = "The Northgate Herald"
        }
        edition.summary = entry("000000000s", .summary, nil, "07:40") {
            $0.body = "- الجسر مفتوح في الاتجاهين"
        }
        return edition
    }

    /// A pinned entry with a heading of a low level, a table with columns set to the middle and the end,
    /// and a list in a list.
    static var tables: Edition {
        let entry = entry(explainer.id.description, .explainer, "When the ferry sails", "07:00") {
            $0.body = """
                #### Tides

                | Pier | Sailings | Open |
                |------|---------:|:----:|
                | East | 12 | yes |

                1. One
                   - nested
                """
        }
        return ExportTests.edition([entry]) { $0.pin = blog.pin }
    }

    /// Of `many(260)`, two on older pages and one that moves to one have changed, and 61 are new.
    static var manyLater: [Entry] {
        var entries = many(321)
        entries[3].body = "Mended."
        entries[3].updated = at("11:45")
        entries[10].retracted = Retraction(at: at("11:46"), reason: "It was another bridge.")
        entries[239].body = "Moved and mended."
        entries[239].updated = at("11:47")
        return entries
    }

    /// The edition of `later` with one more new entry.
    static func evening() throws -> Edition {
        let later = try later()
        let next = entry("new0000001", .update, "The bridge closes for the night", "11:52") {
            $0.body = "It opens again at 06:00."
        }
        return Edition(
            commit: later.commit, moment: at("11:53"), blog: later.blog, desk: later.desk,
            summary: later.summary, entries: try later.entries() + [next])
    }

    /// The edition an hour later: an entry is new, one was edited, one withdrawn, the summary changed.
    static func later() throws -> Edition {
        let edition = edition
        var summary = summary
        summary.body += "\n- The ferry is back at its berth"
        summary.updated = at("11:40")
        var opening = opening
        opening.body = "Good afternoon from the quay."
        opening.updated = at("11:45")
        var figures = figures
        figures.retracted = Retraction(at: at("11:46"), reason: "The report was a draft.")
        let new = entry("new0000000", .update, "Ferry back at its berth", "11:50") {
            $0.isKey = true
            $0.keyText = "Ferry back"
            $0.body = "It docked at 11:48."
        }
        let kept = try edition.entries().filter { ![opening.id, figures.id].contains($0.id) }
        return Edition(
            commit: edition.commit, moment: at("11:51"), blog: edition.blog, desk: edition.desk,
            summary: summary, entries: kept + [opening, figures, new])
    }
}
