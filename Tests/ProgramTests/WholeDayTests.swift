import Foundation
import Testing

/// A whole day by two people and a lawyer, and after each act everything that must always hold.
@Suite struct WholeDayTests {
    /// The day: the time, who, and the command; ids are the words in capitals.
    ///
    /// A line that begins with `!` is refused.
    private static let day: [String] = [
        "07:30 ana draft -t|The strike begins|Crews walked out at seven, said Tom Hale, the harbour master.|--submit|=OPENING",
        "07:32 sam publish|OPENING",
        "07:35 ana draft -t|Boats stay in port|Eleven sailings are off, said Tom Hale, the harbour master.|=BOATS",
        "! 07:35 sam publish|BOATS",
        "07:36 ana submit|BOATS",
        "07:37 sam return|BOATS|-m|Which line?",
        "07:38 ana edit|BOATS|Eleven sailings on the island line are off, said Tom Hale, the harbour master.",
        "07:39 ana submit|BOATS",
        "07:40 sam approve|BOATS",
        "07:41 sam comment|BOATS|-m|Called the harbour master",
        "07:42 sam publish|BOATS",
        "07:45 sam pin|BOATS",
        "07:46 sam key|BOATS|--text|Boats stay in port",
        "07:50 ana summary|edit|- Crews walked out at seven|--submit|=SUMMARY",
        "07:52 sam publish|SUMMARY",
        "08:00 ana draft -t|Talks resume|Both sides meet on Friday, said minister Ida Berg.|--submit|=TALKS",
        "08:01 sam approve|TALKS",
        "08:02 sam embargo|TALKS|--until|08:30|-m|Ministry",
        "! 08:03 sam schedule|TALKS|--at|08:20",
        "08:03 sam schedule|TALKS|--at|08:30",
        "! 08:10 sam publish|TALKS",
        "08:29 sam tick",
        "08:30 sam tick",
        "08:40 ana correct|BOATS|--note|An earlier version gave the wrong number of sailings.|Twelve sailings on the island line are off, said Tom Hale, the harbour master.|--submit",
        "08:41 ana flag|BOATS|legal|-m|Names a person",
        "! 08:42 sam publish|BOATS",
        "08:43 kim flag|BOATS|legal|--sign-off",
        "08:44 sam publish|BOATS",
        "08:50 sam draft -t|Pier closed|The north pier is closed. Leave it now.|=PIER",
        "! 08:50 sam publish|PIER",
        "08:51 sam publish|PIER|--without-review|--reason|Nobody else on shift",
        "08:55 kim review|PIER|--seen|-m|Right",
        "09:00 sam pin|TALKS",
        "09:05 ana summary|edit|- Crews walked out at seven\n- Twelve sailings are off|--submit",
        "09:06 sam publish|SUMMARY",
        "09:10 ana update|TALKS|Both sides meet on Friday at the harbour office, said minister Ida Berg.|--submit",
        "09:11 sam publish|TALKS",
        "09:12 sam undo",
        "09:13 sam publish|TALKS",
        "09:20 ana retract|OPENING|--reason|It was another harbour.",
        "09:21 sam publish|OPENING",
        "09:30 ana draft -t|Never mind|Not this one.|=NEVER",
        "09:31 ana spike|NEVER|-m|Overtaken",
        "09:40 sam unpin",
        "09:50 sam end",
    ]

    @Test func everyActOfADayIsSoundAndAccountedForAndCanBeSeenAgain() async throws {
        var desk = try await desk()
        try await desk.addKim()
        var ids: [String: String] = [:]
        var then: [(time: String, json: String, text: String)] = []
        for line in Self.day {
            let isRefused = line.hasPrefix("! ")
            let words = line.drop { $0 == "!" || $0 == " " }.split(separator: " ", maxSplits: 2)
            desk.clock = "2031-03-05T\(words[0]):00Z"
            switch words[1] {
            case "ana": desk.becomeAna()
            case "kim": desk.becomeKim()
            default: desk.becomeSam()
            }
            var arguments = words[2].split(separator: "|").map { ids[String($0)] ?? String($0) }
            if let space = arguments[0].firstIndex(of: " ") {
                arguments.insert(String(arguments[0][arguments[0].index(after: space)...]), at: 1)
                arguments[0] = String(arguments[0][..<space])
            }
            let name = arguments.last?.hasPrefix("=") == true ? arguments.removeLast() : nil
            let isLeaf = arguments[0] != "summary"
            let command = [arguments[0]] + (isLeaf ? [] : [arguments[1]])
            let rest = Array(arguments.dropFirst(command.count))
            let json = name == nil ? [] : ["--json"]
            let answer = try await desk.lb(command + ["-C", "b"] + json + rest)
            #expect(
                (answer.status != 0) == isRefused, "\(line)\n\(answer.output)\(answer.errors)")
            if let name { ids[String(name.dropFirst())] = try TestEnvironment.id(answer) }

            try await desk.expectSound()
            let verified = try await desk.lb("verify", at: "b")
            let awaitsLook = try await desk.lb("status", at: "b").output.contains("without review")
            #expect(verified.status == (awaitsLook ? 1 : 0), "\(line)\n\(verified.output)")
            if words[0].hasSuffix("2") || words[0].hasSuffix("1") || words[0].hasSuffix("0") {
                then.append(
                    (
                        String(words[0]), try await desk.did("export", "json"),
                        try await desk.did("export", "text")
                    ))
            }
        }
        #expect(Self.day.count > 30)
        // The last export of a minute is what readers had then.
        var last: [String: (json: String, text: String)] = [:]
        for moment in then { last[moment.time] = (moment.json, moment.text) }
        #expect(last.count > 10)
        for (time, shown) in last {
            #expect(try await desk.did("export", "json", "--as-of", time) == shown.json, "\(time)")
            // Its state, pin and key events stand above.
            let page = try await desk.did("show", "--as-of", time)
            #expect(page.hasSuffix(shown.text), "\(time)")
        }
        let page = try await desk.did("export", "text")
        #expect(
            page.contains("Twelve sailings") && !page.contains("Crews walked out at seven, said"))
        #expect(!page.contains("Not this one."))
        #expect(try await desk.did("show", "--as-of", "07:45").contains("Eleven sailings"))
    }
}
