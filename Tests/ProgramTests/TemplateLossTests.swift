import Foundation
import Testing

/// Templates of the blog's own with which entries would be lost.
@Suite struct TemplateLossTests {
    @Test func aPageWithoutItsEntriesDoesNotReplaceAGoodOne() async throws {
        var desk = try await desk()
        let id = try TestEnvironment.id(
            try await desk.lb("draft", "-t", "Boats", "Boats stay in.", "--json", at: "b"))
        try await desk.did("submit", id)
        desk.becomeSam()
        try await desk.did("publish", id)
        #expect(try await desk.lb("export", "html", "-C", "b", "-o", "out").status == 0)
        let good = try String(contentsOfFile: desk.folder + "/out/index.html", encoding: .utf8)
        #expect(good.contains("Boats stay in."))
        let templates = desk.folder + "/b/Templates"
        try FileManager.default.createDirectory(
            atPath: templates, withIntermediateDirectories: true)
        for (name, text) in [("entry", ""), ("entry", "<p>{{clock}}</p>"), ("item", "<li></li>")] {
            let path = "\(templates)/\(name).mustache"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            _ = try await desk.git("add", "Templates", at: "b")
            _ = try await desk.git("commit", "-qm", "Look", at: "b")
            let refused = try await desk.lb("export", "html", "-C", "b", "-o", "out")
            #expect(refused.status == 6, "\(refused.errors)")
            #expect(refused.errors.contains("Templates/\(name).mustache: with it "))
            #expect(refused.errors.contains("`lb template check`"))
            let page = try String(contentsOfFile: desk.folder + "/out/index.html", encoding: .utf8)
            #expect(page == good)
            let checked = try await desk.lb("template", "check", at: "b")
            #expect(checked.status == 6 && checked.errors.contains("Templates/\(name).mustache"))
            try FileManager.default.removeItem(atPath: path)
        }
    }
}
