/// A commit as it stands in the database.
///
/// Names and messages are what somebody wrote, perhaps elsewhere: not to be trusted when printed.
package struct Commit: Sendable {
    package let id: ObjectID
    package let tree: ObjectID
    /// In order; the first is the branch that the commit was made on.
    package let parents: [ObjectID]
    package let author: Signature
    package let committer: Signature
    /// The whole message; bytes that are not UTF-8 are replaced.
    package let message: String
    /// Whether it bears a signature; nothing is said of whose, or whether it is right.
    package let isSigned: Bool
}
