internal import Archive
internal import Editorial
internal import Foundation
internal import Git
internal import Newsroom

/// What the program finds around it: environment, clock, identity, chance.
enum Surroundings {
    /// The value of a variable, which may be empty on purpose; nil if it is not set.
    static func given(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    /// The value of a variable; nil if it is not set or empty.
    static func variable(_ name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
            return nil
        }
        return value
    }

    /// The real clock, or the fixed one of `LB_CLOCK` (RFC 3339).
    static var clock: Shift.Clock {
        if let text = variable("LB_CLOCK"), let fixed = Instant(rfc3339: text) {
            return Shift.Clock { fixed }
        }
        return Shift.Clock { Instant(seconds: Int64(Date().timeIntervalSince1970)) }
    }

    /// Who git says is at the machine, where there is no repository yet.
    static func machineIdentity() throws -> Shift.GitIdentity {
        let known = try identity(
            name: Library.userConfiguration("user.name"),
            email: Library.userConfiguration("user.email"))
        guard let known else { throw DeskError.nobody }
        return known
    }

    /// Who git says is at the machine: its environment variables first, then its configuration; nil if
    /// neither says.
    static func identity(_ git: Repository) throws -> Shift.GitIdentity? {
        try identity(name: git.configuration("user.name"), email: git.configuration("user.email"))
    }

    private static func identity(
        name: @autoclosure () throws -> String?, email: @autoclosure () throws -> String?
    ) throws -> Shift.GitIdentity? {
        let email = try variable("GIT_AUTHOR_EMAIL") ?? email()
        let name = try variable("GIT_AUTHOR_NAME") ?? name()
        guard let email = email ?? variable("EMAIL"), !SafeText.line(email).isEmpty else {
            return nil
        }
        return Shift.GitIdentity(name: SafeText.line(name ?? email), email: SafeText.line(email))
    }

    /// A new id. `LB_SEED` makes the ids of a demonstration or a test the same each time.
    static func newID(salt: String) -> EntryID {
        if let seed = variable("LB_SEED") {
            var generator = SeededGenerator(seed: seed + "\u{0}" + salt)
            return EntryID(using: &generator)
        }
        var generator = SystemRandomNumberGenerator()
        return EntryID(using: &generator)
    }

    /// Where typed text goes, best first: the blog's private folder, then the person's own.
    static func folders(for blog: BlogRepository?) -> [String] {
        var folders: [String] = []
        if let blog { folders.append(blog.typedFolder) }
        if let state = variable("XDG_STATE_HOME") { folders.append(state + "/lb/typed") }
        if let home = variable("HOME") { folders.append(home + "/.local/state/lb/typed") }
        folders.append((variable("TMPDIR") ?? "/tmp") + "/lb-typed-\(getuid())")
        folders.append("/dev/shm/lb-typed-\(getuid())")
        return folders
    }

    /// A file name for typed text that no other process uses.
    static func typedName(_ what: String) -> String {
        let stamp = clock.now().description.filter { $0 != ":" && $0 != "-" }
        var generator = SystemRandomNumberGenerator()
        return "\(stamp)-\(what)-\(EntryID(using: &generator).description.prefix(4)).md"
    }
}

/// SplitMix64 over the hash (FNV-1a) of a text; for repeatable demonstrations only.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: String) {
        state = seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
