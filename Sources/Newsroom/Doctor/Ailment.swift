/// Something that is not as it should be in a blog's repository.
package struct Ailment: Sendable, Hashable {
    /// What sort of thing it is; a stable word for scripts.
    package enum Kind: String, Sendable, CaseIterable {
        case lock, act, leftover, index, checkout, cache, repository, redaction, entry, settings,
            packing, typed
    }

    /// How it is mended.
    package enum Remedy: Sendable, Hashable {
        /// A file that goes.
        case remove(String)
        /// The second folder of an export whose site is gone goes, unless an export is at work in it.
        case removeSpareSite(String)
        /// The act that was cut off is finished or dropped, as the next one would do.
        case finishAct
        /// The index is made anew from `main`; working files stay as they are.
        case rebuildIndex
        /// Working files and index entries that are still at an earlier version come up to `main`.
        case bringUp([String])
        /// Index entries become what `main` has; working files stay as they are.
        case restage([String])
        /// What git derives from its objects, to be quicker, is made anew.
        case rebuildGraph
        /// What a redaction took out of history, and no ref holds any more, goes for good.
        case forget
        /// Entries that do not read become what they were when they last did, by an act that says so.
        case restore([String])
        /// Loose objects are packed; nothing is thrown away.
        case repack
    }

    package let kind: Kind
    /// What is wrong and where, without a full stop.
    package let message: String
    /// What to do, without a full stop; a thing that `--repair` does, if there is a remedy.
    package let advice: String
    /// Nil: it needs a person.
    package let remedy: Remedy?
    /// Whether something is wrong, or could merely be better.
    package let isWrong: Bool

    init(
        _ kind: Kind, _ message: String, advice: String, remedy: Remedy? = nil, isWrong: Bool = true
    ) {
        self.kind = kind
        self.message = message
        self.advice = advice
        self.remedy = remedy
        self.isWrong = isWrong
    }
}
