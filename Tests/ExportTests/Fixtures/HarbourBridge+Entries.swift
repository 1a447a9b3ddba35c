import Editorial

extension HarbourBridge {
    static var clipEntry: Entry {
        entry("p1ctvre000", .media, "First light over the east pier", "08:04") {
            $0.body = "Our photographer was on the first boat out."
            $0.media = [
                Media(
                    file: picture, kind: "image",
                    alt: "A grey bridge over calm water, two orange boats beneath its raised span",
                    caption: "Two harbour boats wait under the raised span at first light",
                    credit: "Pedro Gonçalves / The Northgate Herald", licence: "CC BY 4.0",
                    taken: at("07:51"), verified: true)
            ]
            $0.byline = [Byline(person: "pedro")]
        }
    }

    static var correctedEntry: Entry {
        entry("c0rrect000", .update, "Both lanes open by noon, board says", "08:37") {
            $0.updated = at("09:20")
            $0.isKey = true
            $0.body =
                "Both lanes will be open by **noon**, the harbour board said. ~~Ferries stop.~~"
            $0.corrections = [
                Correction(
                    at: at("09:20"), was: "by 10:00", now: "by noon",
                    note: "An earlier version of this entry gave the wrong time for the reopening.",
                    by: "SECRETCORRECTOR")
            ]
        }
    }

    static var post: Entry {
        entry("p0st000000", .embed, "Coastguard: all boats are in", "08:58") {
            $0.body = "The coastguard has this to say as the wind drops:"
            $0.embeds = [
                Embed(
                    url: "https://twitter.com/aller_coastguard/status/837590000000000001",
                    provider: "twitter", author: "Aller Coastguard (@aller_coastguard)",
                    text: "All boats accounted for.\nThank you to everyone who stayed ashore. 🌊",
                    captured: at("08:50"), sha256: "SECRETSHA"),
                Embed(
                    url: "https://social.example/@mayor/1", provider: "Mastodon",
                    author: "Mayor of Aller", text: "School buses run from 10:00."),
            ]
        }
    }

    static var quote: Entry {
        entry("qv0te00000", .quote, "‘I heard the barrier go’", "09:14") {
            $0.body = "A lorry driver spoke to us at the services on the east side."
            $0.quotes = [
                Quotation(
                    text: "I heard the barrier go before I saw it. Then the whole cab was leaning.",
                    source: "phone", descriptor: "A lorry driver who was on the bridge",
                    reason: "SECRETREASON", knownTo: "SECRETKNOWER"),
                Quotation(
                    text: "Nous avons attendu toute la nuit.\n\nPersonne ne s'est plaint.",
                    speaker: "Chloë Dubois", role: "ferry passenger", language: "fr",
                    translated: false),
            ]
        }
    }

    static var analysis: Entry {
        entry("ana1ys1s00", .analysis, "Analysis", "09:41") {
            $0.byline = [
                Byline(person: "amina"), Byline(name: "Ravi Menon", role: "weather editor"),
            ]
            $0.body = """
                We knew what to expect – the same span was shut in *1998* and in 2007. What nobody can
                say is how much the east pier has moved since.

                > The pier was never meant to carry forty-tonne lorries.

                Money for a new one has been promised twice, and spent elsewhere twice.
                """
        }
    }

    static var withdrawn: Entry {
        entry("w1thdrawn0", .update, "SECRETTITLE council leader resigns", "09:55") {
            $0.body = "SECRETBODY of an entry that was not true."
            $0.isKey = true
            $0.retracted = Retraction(
                at: at("10:06"), reason: "The statement that it was based on was not genuine.",
                by: "SECRETWITHDRAWER")
        }
    }

    static var video: Entry {
        entry("v1de000000", .media, nil, "10:12") {
            $0.body = "How wardens test the barriers, in a minute and a half."
            $0.media = [
                Media(
                    file: clip, kind: "video", caption: "Wardens explain the barrier test",
                    credit: "Herald Video", duration: 102),
                Media(
                    url: "https://radio.example/clip.mp3", caption: "Listen to the harbour master",
                    duration: 3725),
            ]
        }
    }

    static var live: Entry {
        entry("1ate5t0000", .update, "Barriers up: first cars cross", "10:58") {
            $0.isKey = true
            $0.keyText = "Bridge open again"
            $0.body = """
                The first cars crossed at 10:56, to a blast of the ferry's horn. <b>Not bold</b> & not
                a tag; ![the pier](\(picture)) was quiet. العبارة تعمل

                ```swift
                let gust = 94
                ```
                """
        }
    }
}
