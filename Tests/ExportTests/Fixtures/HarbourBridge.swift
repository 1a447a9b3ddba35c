import Editorial

/// A made-up day on a made-up coast that uses everything an entry can have.
enum HarbourBridge {
    static let picture =
        "media/7f/7f3a9c0e5d1b2f4a6c8e0d2b4f6a8c0e1d3b5f7a9c1e3d5b7f9a1c3e5d7b9f1a.png"
    static let clip =
        "media/2b/2b4d6f8a0c2e4b6d8f0a2c4e6b8d0f2a4c6e8b0d2f4a6c8e0b2d4f6a8c0e2b4d.mp4"

    static var edition: Edition {
        Edition(
            commit: "3f1c0d9e8b7a6f5e4d3c2b1a0f9e8d7c6b5a4f3e", moment: at("11:02"), blog: blog,
            desk: desk, summary: summary,
            entries: [
                opening, explainer, figures, clipEntry, correctedEntry, post, quote, analysis,
                withdrawn, video, live,
            ])
    }

    static var blog: Blog {
        var blog = Blog(
            title: "Harbour bridge reopens after a night of storms", slug: "harbour-bridge",
            timeZone: "Europe/London")
        blog.state = .live
        blog.start = at("06:30")
        blog.publisher = "The Northgate Herald"
        blog.url = "https://herald.example/live/harbour-bridge"
        blog.pin = Blog.Pin(entry: explainer.id, by: "amina", since: at("09:00"))
        return blog
    }

    static var desk: Desk {
        var amina = Person(
            id: "amina", name: "Amina Yusuf", role: "Transport correspondent",
            emails: ["desk-secret@herald.example"], may: [.edit])
        amina.keys = ["ssh-ed25519 SECRETKEY"]
        return Desk(people: [
            amina,
            Person(
                id: "pedro", name: "Pedro Gonçalves", emails: ["p@herald.example"], may: [.report]),
        ])
    }

    static var summary: Entry {
        var entry = Entry(id: id("0000000000"), kind: .summary)
        entry.published = at("06:40")
        entry.updated = at("10:55")
        entry.body = """
            - Both lanes of the **harbour bridge** are open again after 11 hours
            - Two lorry drivers were treated for bruises; nobody was badly hurt
            - Ferries run half-hourly until the tide turns at 14:20
            - Engineers will look at the east pier by boat this afternoon
            """
        return entry
    }

    static var opening: Entry {
        entry("1pen1ng000", .opening, "Good morning from the quay", "06:35") {
            $0.body = """
                The storm has blown itself out and the clearing up has begun. We are on the quay all
                day: at the bridge, on the ferries and in the control room.

                Start with [what closed the bridge](https://harbour.example/notice?a=1&b=2), or read
                [the tide tables](https://tides.example/today).
                """
        }
    }

    static var explainer: Entry {
        entry("exp1a1n000", .explainer, "Why the bridge closes at 70 km/h", "07:05") {
            $0.isKey = true
            $0.keyText = "Bridge stays shut while gusts pass 70 km/h"
            $0.body = """
                High-sided vehicles can tip when a **side wind** catches them on the raised span.

                | Gust | What happens |
                |---|---|
                | 50 km/h | Lorries take the inner lane |
                | 70 km/h | Bridge closes to lorries |
                | 90 km/h | Bridge closes |

                1. Wardens close the barriers.
                2. The control room tells the ferries.
                """
            $0.tags = ["weather", "transport"]
        }
    }

    static var figures: Entry {
        entry("f1gvres000", .links, "Read the inspection report", "07:48") {
            $0.body =
                "The full text is on [the harbour board's site](https://harbour.example/report.pdf)."
            $0.claims = [
                Claim(
                    key: "vehicles-turned-back", value: "312", text: "312 vehicles turned back",
                    source: "report", checkedBy: "SECRETCHECKER", at: at("07:40"),
                    status: "verified"),
                Claim(key: "wind", value: "94 km/h", source: "Someone SECRETCLAIMSOURCE"),
                Claim(
                    key: "mayor", text: "SECRETCHECKING: the mayor is away", source: "report",
                    at: at("07:41"), status: "checking"),
                Claim(key: "cracks", text: "SECRETUNVERIFIED: cracks", status: "unverified"),
            ]
            $0.sources = [
                Source(
                    id: "report", name: "Harbour Board", kind: "document",
                    url: "https://harbour.example/report.pdf", verifiedBy: "SECRETVERIFIER"),
                Source(id: "insider", name: "SECRETINSIDER", kind: "confidential"),
                Source(id: "phone", name: "SECRETPERSON", kind: "person"),
            ]
        }
    }
}

extension HarbourBridge {
    static func at(_ time: String) -> Instant {
        Instant(rfc3339: "2017-03-03T\(time):00Z") ?? .distantPast
    }

    static func id(_ text: String) -> EntryID {
        guard let id = EntryID(text) else { preconditionFailure("\(text) is not an entry's id") }
        return id
    }

    static func entry(
        _ name: String, _ kind: Kind, _ title: String?, _ time: String,
        _ fill: (inout Entry) -> Void
    ) -> Entry {
        var entry = Entry(id: id(name), kind: kind, title: title)
        entry.published = at(time)
        entry.created = at("05:00")
        fill(&entry)
        return entry
    }
}
