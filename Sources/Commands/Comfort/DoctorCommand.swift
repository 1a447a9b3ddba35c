internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct DoctorCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look for what a crash or a full disk left, and mend it.",
        discussion: """
            Looks at locks, interrupted acts, leftover files, the index and the working files, caches, \
            entries that do not read, redactions, the repository itself (git fsck) and its packing. Without --repair nothing is changed; with \
            it, each thing is told before it is done. Nothing that anybody wrote is ever removed: what stands in a \
            file that has to be replaced, and nowhere else, is kept in .git/lb/typed first.

            Exit code 0: sound. 6: something is wrong, or was and could not be mended.

            Examples:
              lb doctor
              lb doctor --repair
            """)

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Mend what can be mended.")
    var repair = false

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        var ailments = try await shift.examine()
        var mended: [Ailment] = []
        if repair {
            try await shift.repair(ailments) { ailment in
                mended.append(ailment)
                guard !global.json else { return }
                try console.print("\(Self.sentence(ailment.message)).")
                try console.print("  Now: \(SafeText.forTerminal(ailment.advice)).")
            } rescued: { path, kept in
                console.note(
                    "lb: what stood in \(SafeText.forTerminal(path)) is kept in \(SafeText.forTerminal(kept))."
                )
            } failed: { ailment, error in
                mended.removeAll { $0 == ailment }
                console.note("lb: that could not be done: \(Failure(error).message).")
            }
            ailments = try await shift.examine()
        }
        if global.json {
            try console.print(
                json: .fields([
                    "lb": .number(1), "sound": .bool(!ailments.contains(where: \.isWrong)),
                    "mended": .array(mended.map(Self.json)),
                    "ailments": .array(ailments.map(Self.json)),
                ]))
        } else {
            try tell(ailments, console)
        }
        if ailments.contains(where: \.isWrong) { throw ExitCode(Exit.invalid.rawValue) }
    }

    private func tell(_ ailments: [Ailment], _ console: Console) throws {
        for ailment in ailments {
            let style: Style = ailment.isWrong ? .bad : .warning
            try console.print(
                "\(style(ailment.kind.rawValue, console)): "
                    + "\(SafeText.forTerminal(ailment.message)).")
            let advice = SafeText.forTerminal(ailment.advice)
            try console.print(
                ailment.remedy == nil
                    ? "  \(Self.sentence(advice))." : "  `lb doctor --repair` would \(advice).")
        }
        guard !ailments.contains(where: \.isWrong) else { return }
        try console.print(
            ailments.isEmpty ? "The blog is sound." : "Nothing is broken; what is above may wait.")
    }

    private static func sentence(_ text: String) -> String {
        let text = SafeText.forTerminal(text)
        // A path stays as it is spelt.
        guard text.prefix(while: { $0 != " " }).contains("/") == false else { return text }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func json(_ ailment: Ailment) -> JSON {
        .fields([
            "kind": .string(ailment.kind.rawValue), "wrong": .bool(ailment.isWrong),
            "message": .string(SafeText.line(ailment.message)),
            "advice": .string(ailment.advice), "mendable": .bool(ailment.remedy != nil),
        ])
    }
}
