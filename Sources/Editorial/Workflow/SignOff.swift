/// A sign-off that somebody demanded.
package struct SignOff: Hashable, Sendable {
    /// What for, such as `legal`.
    package let name: String
    package let by: String
    package let reason: String?
    /// Who signed off which text, if anybody did.
    package fileprivate(set) var cleared: Approval?

    /// What a flag without a name asks for.
    package static let legal = "legal"
    /// All that can be demanded: what somebody on a desk may give.
    package static let kinds = [legal]

    init(name: String, by: String, reason: String?) {
        self.name = name
        self.by = by
        self.reason = reason
    }

    /// The same, given.
    func signedOff(_ approval: Approval) -> SignOff {
        var signOff = self
        signOff.cleared = approval
        return signOff
    }

    /// Whether the sign-off speaks of exactly this text.
    package func isCleared(for text: String) -> Bool { cleared?.text == text }
}
