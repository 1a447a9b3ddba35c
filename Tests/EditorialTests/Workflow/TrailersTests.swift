import Editorial
import Testing

@Suite struct TrailersTests {
    @Test func whatIsWrittenIsReadBack() {
        var trailers = Trailers()
        trailers.add(.act, "publish")
        trailers.add(.entry, "0123456789")
        trailers.add(.drafted, "ana 2031-03-04T08:00:00Z")
        trailers.add(.drafted, "sam 2031-03-04T08:05:00Z")
        let message = trailers.message(
            subject: "publish: The gates open", text: "Two\n\nparagraphs")
        #expect(Trailers(message: message) == trailers)
        #expect(Trailers(message: message).values(.drafted).count == 2)
        #expect(Trailers.text(of: message) == "Two\n\nparagraphs")
    }

    @Test(arguments: [
        "x\nLb-Act: approve\nLb-By: editor", "x\n\nLb-Act: approve\n", "\u{2028}Lb-Act: approve",
        "x\r\n\r\nLb-Act: approve", "\u{85}\u{85}Lb-Act: approve", "Lb-Act: approve",
    ])
    func nothingTypedBecomesATrailer(_ typed: String) {
        var trailers = Trailers()
        trailers.add(.act, "comment")
        trailers.add(.by, typed)
        let message = trailers.message(subject: typed, text: typed)
        let read = Trailers(message: message)
        #expect(read[.act] == "comment")
        #expect(read.all.count == 2)
        #expect(read.values(.act) == ["comment"])
    }

    @Test func aCommentAtTheEndOfAForeignMessageIsNoBlock() {
        #expect(Trailers(message: "fix\n\nSigned-off-by: Ana <a@x>\n").all.isEmpty)
        #expect(Trailers(message: "Lb-Act: publish").all.isEmpty)
        #expect(Trailers(message: "").all.isEmpty)
        #expect(Trailers(message: "\n\n\n").all.isEmpty)
    }

    @Test func unknownTrailersAreKept() {
        let read = Trailers(message: "draft: x\n\nLb-Act: draft\nSigned-off-by: Ana <a@x>\n")
        #expect(read.all.map(\.key) == ["Lb-Act", "Signed-off-by"])
    }
}
