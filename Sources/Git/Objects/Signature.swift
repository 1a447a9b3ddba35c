/// Who did something, and when, as git records it in a commit.
package struct Signature: Hashable, Sendable {
    /// The person's name.
    package let name: String
    /// The person's email address; may be empty.
    package let email: String
    /// The moment, in seconds since 1970 in UTC.
    package let seconds: Int64
    /// The local time zone's distance from UTC, in minutes east.
    package let offsetMinutes: Int32

    /// Checks and keeps the parts of a signature that is to be written.
    ///
    /// A newline in a name would write a commit that neither git nor libgit2 can read again. Throws
    /// `GitError` for a name that is empty, for control characters and angle brackets in either, and
    /// for an offset of more than a day.
    package init(
        name: String, email: String, seconds: Int64, offsetMinutes: Int32
    ) throws(GitError) {
        func refuse(_ message: String) -> GitError {
            GitError(operation: "sign as \(Signature.quoted(name))", message: message, code: -21)
        }
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw refuse("the name is empty; set one with git config user.name.")
        }
        // git strips these from both ends, so a name of them alone is empty to it.
        guard name.unicodeScalars.contains(where: { !".,:;\"\\' ".unicodeScalars.contains($0) })
        else { throw refuse("the name has no letter; set one with git config user.name.") }
        for (part, text) in [("name", name), ("email address", email)]
        where text.unicodeScalars.contains(where: {
            $0 == "<" || $0 == ">" || $0.properties.generalCategory == .control
        }) {
            throw refuse("the \(part) has a control character or angle bracket in it.")
        }
        guard abs(Int64(offsetMinutes)) <= 24 * 60 else {
            throw refuse("the time zone is more than a day from UTC.")
        }
        self.init(
            readName: Self.trimmed(name), email: Self.trimmed(email), seconds: seconds,
            offsetMinutes: offsetMinutes)
    }

    /// The same person at another moment.
    package func dated(_ seconds: Int64) -> Signature {
        Signature(readName: name, email: email, seconds: seconds, offsetMinutes: offsetMinutes)
    }

    /// Keeps what a commit says, whatever it says: others may have written it.
    init(readName name: String, email: String, seconds: Int64, offsetMinutes: Int32) {
        self.name = name
        self.email = email
        self.seconds = seconds
        self.offsetMinutes = offsetMinutes
    }

    /// git does not read spaces at the ends of a name again.
    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Untrusted text in quotation marks, on one line and not too long.
    static func quoted(_ text: String) -> String {
        text.prefix(80).debugDescription
    }
}
