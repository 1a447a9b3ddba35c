internal import Archive
internal import Editorial

/// Entries on main that do not read, as after a commit of plain git that broke one.
enum Damage {
    static let remedy =
        "What was exported before stays as it is. `lb doctor` lists every file like this, and "
        + "`lb doctor --repair` brings back the last version that reads, in an act that says so."
}

extension Console {
    /// Says which entries do not read; whoever looks goes on without them.
    func note(_ damaged: [InvalidFile]) {
        for file in damaged {
            for diagnostic in file.diagnostics.prefix(1) {
                note("lb: \(SafeText.forTerminal("\(diagnostic)"))")
            }
        }
        if !damaged.isEmpty {
            note("    `lb doctor --repair` brings back the last version that reads.")
        }
    }
}
