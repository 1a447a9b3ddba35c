/// Size and time of a file: while they stay, nobody wrote to it.
package struct FileMoment: Hashable, Sendable {
    package let size: Int
    /// Nanoseconds since 1970 of its last change.
    package let time: Int

    package init(size: Int, time: Int) {
        self.size = size
        self.time = time
    }

    /// Of what is at a path; nil: nothing that can be seen.
    package init?(at path: String) {
        guard let identity = FileIdentity(at: path) else { return nil }
        size = Int(identity.size)
        time = identity.seconds * 1_000_000_000 + identity.nanoseconds
    }
}
