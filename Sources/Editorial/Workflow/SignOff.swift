/// A sign-off that somebody demanded.
package struct SignOff: Hashable, Sendable {
    /// What for, such as `legal`.
    package let name: String
    package let by: String
    package let reason: String?
    /// Whether nobody asked for it of this draft, but the published text that it changes needed it.
    package let isCarriedOver: Bool
    /// Who signed off which text, if anybody did.
    package fileprivate(set) var cleared: Approval?

    /// What a flag without a name asks for.
    package static let legal = "legal"
    /// All that can be demanded: what somebody on a desk may give.
    package static let kinds = [legal]

    init(name: String, by: String, reason: String?, isCarriedOver: Bool = false) {
        self.name = name
        self.by = by
        self.reason = reason
        self.isCarriedOver = isCarriedOver
    }

    /// Who wants it, as in `the legal sign-off that ana asked for`.
    package var demand: String {
        "the \(name) sign-off that "
            + (isCarriedOver ? "what is published needed as well" : "\(by) asked for")
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
