import Newsroom
import Testing

@Suite struct SummaryPointsTests {
    @Test(arguments: [
        ("Boats stay in port.", "- Boats stay in port.\n"),
        ("Boats stay.\nTrains run.\n", "- Boats stay.\n- Trains run.\n"),
        (
            "Boats stay in port\nuntil Friday.\n\nTrains run.\r\n",
            "- Boats stay in port\n  until Friday.\n- Trains run.\n"
        ),
        (
            "---\nid: 3kq5zzzzzz\nkind: summary\n---\nBoats stay.\n",
            "---\nid: 3kq5zzzzzz\nkind: summary\n---\n- Boats stay.\n"
        ),
        ("  *Boats* stay at [port](https://x.org).", "- *Boats* stay at [port](https://x.org).\n"),
    ])
    func proseBecomesPoints(_ prose: String, _ points: String) throws {
        let made = try #require(SummaryPoints.inPoints(Array(prose.utf8)))
        #expect(String(decoding: made, as: UTF8.self) == points)
        #expect(SummaryPoints.inPoints(made) == nil, "points stay as they are")
    }

    @Test(arguments: [
        "- Boats stay", "* Boats stay\n* Trains run", "1. Boats stay", "Now:\n\n- Boats stay",
        "# Now\n\nBoats stay", "> Boats stay", "", " \n", "---\nid: [\n---\nBoats stay\n",
    ])
    func whatHasAFormOfItsOwnStays(_ text: String) {
        #expect(SummaryPoints.inPoints(Array(text.utf8)) == nil)
    }
}
