import Assets
import Editorial
import Foundation
import Testing

@testable import Export

@Suite struct PhrasesTests {
    private func table(_ language: String) throws -> [String: String] {
        let asset = try #require(Asset.named("Templates/strings/\(language).json"))
        return try JSONDecoder().decode([String: String].self, from: Data(asset.bytes))
    }

    @Test(
        "Every language has every phrase, with the same places to fill",
        arguments: ["ar", "de", "es", "fr", "it", "nl", "pt"])
    func complete(language: String) throws {
        let english = try table("en")
        let other = try table(language)
        #expect(Set(english.keys) == Set(other.keys))
        for (key, phrase) in english {
            #expect(places(phrase) == places(other[key] ?? ""), "\(key)")
        }
    }

    @Test("In French no line breaks before a double sign, nor within guillemets")
    func french() throws {
        for (key, phrase) in try table("fr") where key != "clock" {
            let bare = phrase.ranges(of: /[\ \w}][»;:?!]|«[\ \w{]/)
            #expect(bare.isEmpty, "\(key)")
        }
        var entry = HarbourBridge.post
        entry.tags = ["port"]
        entry.claims = [Claim(key: "a", text: "Rien", source: "b", status: "verified")]
        entry.sources = [Source(id: "b", name: "Port", kind: "data")]
        entry.corrections = [
            Correction(at: HarbourBridge.at("10:00"), was: "dix", now: "onze", note: nil)
        ]
        let files = try exported(.all, edition([entry]) { $0.language = "fr" })
        // Words of the program, with what it puts between them.
        let words = [
            "Thèmes", "Vérification des faits", "Source", "Fuseau horaire",
            "Voir la publication originale sur X",
        ]
        for (path, text) in files {
            for word in words where text.contains(word) {
                #expect(
                    !text.contains("\(word):") && !text.contains("\(word) :"), "\(path): \(word)")
            }
            #expect(!text.contains("« ") && !text.contains(" »"), "\(path)")
        }
        #expect(files["blog.md"]?.contains("Thèmes\u{A0}: port") == true)
        #expect(files["blog.txt"]?.contains("(Source\u{A0}: Port)") == true)
        #expect(files["blog.md"]?.contains("(Source\u{A0}: Port)") == true)
        #expect(files["blog.md"]?.contains("disait «\u{A0}dix\u{A0}».") == true)
    }

    @Test(
        "English words on a page of another language say so, and only where an element can",
        arguments: ["fi", "ur"])
    func foreign(language: String) throws {
        var edition = HarbourBridge.edition
        edition.blog.language = language
        let files = try exported(.all, edition)
        let page = try #require(files["index.html"])
        let start = "<span lang=\"en\" dir=\"ltr\">"
        #expect(page.contains("<h2 id=\"key-title\">\(start)Key events</span></h2>"))
        #expect(page.contains(">\(start)Live</span></strong>"))
        #expect(
            page.contains(
                "\(start)Last updated at 10:58 GMT 3 March 2017</span></time>"))
        #expect(page.contains("data-one=\"1 new entry\""))
        #expect(page.contains("<span class=\"visually-hidden\" lang=\"en\">, external</span>"))
        // What writers typed and the time alone are of no other language.
        #expect(page.contains(">\(edition.blog.title)</h1>"))
        #expect(page.contains("title=\"Greenwich Mean Time\">08:58 GMT<"))
        for (path, text) in files {
            #expect(!text.unicodeScalars.contains { $0.value >= 0x10FFF0 }, "\(path)")
            #expect(text.ranges(of: "<span").count == text.ranges(of: "</span>").count, "\(path)")
            #expect(!text.contains(/="[^"<>]*<span/), "\(path)")
            #expect(!text.contains(/<title>[^<]*<span/), "\(path)")
            if !path.hasSuffix(".html") && !path.hasPrefix("live/") && path != "feed.json"
                && path != "ninjs.json"
            {
                #expect(!text.contains(start), "\(path)")
            }
        }
    }

    @Test("Where some of the words are there, only the others are marked")
    func partly() throws {
        let own = #"{"key-events": "Avainhetket", "month.1": "tammikuu", "month.3": "maaliskuu"}"#
        let library = TemplateLibrary { $0 == "strings/fi.json" ? Array(own.utf8) : nil }
        var edition = HarbourBridge.edition
        edition.blog.language = "fi"
        let page = try #require(try exported(.html, edition, templates: library)["index.html"])
        #expect(page.contains("<h2 id=\"key-title\">Avainhetket</h2>"))
        #expect(page.contains("<span lang=\"en\" dir=\"ltr\">Summary</span>"))
        #expect(page.contains("<p class=\"day\">3 maaliskuu 2017</p>"))
        #expect(!(try #require(try exported(.html)["index.html"])).contains("lang=\"en\" dir"))
    }

    @Test("Marks that somebody typed make no page that is not whole")
    func typedMarks() {
        func written(_ text: String) -> String {
            var bytes: [UInt8] = []
            ForeignWords.write(text, into: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        let (open, close) = (ForeignWords.open, ForeignWords.close)
        let start = String(decoding: ForeignWords.opening, as: UTF8.self)
        #expect(written("a\(close)b\(open)c & d") == "ab\(start)c &amp; d</span>")
        #expect(written("\(open)\(open)a\(close)") == "\(start)a</span>")
        #expect(ForeignWords.plain("a\(close)b\(open)c") == "abc")
    }

    @Test("The words of a region stand on those of its language", arguments: ["en-US"])
    func region(tag: String) throws {
        let language = try table(String(tag.prefix { $0 != "-" }))
        for (key, phrase) in try table(tag) {
            let other = try #require(language[key], "\(key)")
            #expect(places(phrase) == places(other), "\(key)")
            #expect(phrase != other, "\(key) says the same")
        }
    }

    private func places(_ phrase: String) -> Set<Substring> {
        Set(phrase.matches(of: /\{[a-z]+\}/).map(\.output))
    }

    @Test(
        "A page speaks the blog's language, in its direction",
        arguments: [
            ("de-AT", "ltr", "Alle Zeiten: Mittlere Greenwich-Zeit", ">10:58 GMT<"),
            ("fr", "ltr", "Fuseau horaire\u{A0}: heure moyenne de Greenwich", ">10:58 UTC<"),
            ("ar-EG", "rtl", "جميع الأوقات: توقيت غرينتش", ">10:58 غرينتش<"),
            ("es-MX", "ltr", "Todas las horas: hora del meridiano de Greenwich", ">10:58 GMT<"),
            ("pt-BR", "ltr", "Todos os horários: Horário do Meridiano de Greenwich", ">10:58 GMT<"),
            ("it", "ltr", "Tutti gli orari: Ora del meridiano di Greenwich", ">10:58 GMT<"),
            ("nl", "ltr", "Alle tijden: Greenwich Mean Time", ">10:58 GMT<"),
            ("ur", "rtl", "All times are Greenwich Mean Time", ">10:58 GMT<"),
        ])
    func languages(language: String, direction: String, zone: String, time: String) throws {
        var edition = HarbourBridge.edition
        edition.blog.language = language
        let page = try #require(try exported(.html, edition)["index.html"])
        #expect(page.contains("<html lang=\"\(language)\" dir=\"\(direction)\">"))
        #expect(page.contains(zone))
        #expect(page.contains(time))
    }

    @Test("What a region says otherwise is taken from its file, the rest from its language's")
    func layers() throws {
        let library = TemplateLibrary { path in
            path == "strings/de-CH.json" ? Array(#"{"to-top": "Nach oben!"}"#.utf8) : nil
        }
        for tag in ["de-CH", "de-ch"] {
            let phrases = try Phrases(language: tag, library: library)
            #expect(phrases("to-top") == "Nach oben!")
            #expect(phrases("summary") == "Zusammenfassung")
            #expect(phrases.language == "de")
        }
        var edition = HarbourBridge.edition
        edition.blog.language = "en-US"
        let page = try #require(try exported(.html, edition)["index.html"])
        #expect(page.contains(">10:58 a.m. GMT<span class=\"visually-hidden\">, March 3, 2017<"))
        #expect(page.contains("Summary as of 10:55 a.m. GMT on March 3, 2017"))
    }

    @Test("Words of a region go before those of its language, and those before English")
    func regions() throws {
        var edition = HarbourBridge.edition
        edition.blog.language = "de-AT"
        let own = TemplateLibrary { path in
            path == "strings/de-AT.json" ? Array(#"{"summary": "Kurz gesagt"}"#.utf8) : nil
        }
        let page = try #require(try exported(.html, edition, templates: own)["index.html"])
        #expect(page.contains(">Kurz gesagt</h2>") && page.contains("Zustimmen und fortfahren"))
    }

    @Test("It is known of which languages there are no words")
    func unknown() {
        #expect(TemplateLibrary.missingWords(of: "es-MX") == [])
        #expect(TemplateLibrary.missingWords(of: "en-GB") == [])
        #expect(
            TemplateLibrary.missingWords(of: "zh-Hant")
                == ["strings/zh-Hant.json", "strings/zh.json"])
    }

    @Test("A blog's own phrases replace single ones, and a broken file is refused")
    func own() throws {
        let own = TemplateLibrary { path in
            path == "strings/en.json" ? Array(#"{"summary": "In short"}"#.utf8) : nil
        }
        let page = try #require(try exported(.html, templates: own)["index.html"])
        #expect(page.contains(">In short</h2>"))
        #expect(page.contains("Accept and continue"))
        // Readers would see the braces.
        for (language, key) in [("en", "date"), ("en", "clock"), ("en", "new-many")] {
            let library = TemplateLibrary {
                $0 == "strings/\(language).json" ? Array("{\"\(key)\": \"{foo}\"}".utf8) : nil
            }
            let error = #expect(throws: ExportError.self) {
                try exported(.html, templates: library)
            }
            #expect(error?.description.contains("`\(key)` has {foo}") == true)
        }
        let broken = TemplateLibrary { $0 == "strings/en.json" ? Array("{".utf8) : nil }
        #expect(throws: ExportError.self) { try exported(.html, templates: broken) }
    }
}
