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
