internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct ClaimCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim", abstract: "Record what an entry claims, and who answers for it.",
        subcommands: [ClaimAddCommand.self])
}

struct ClaimAddCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a claim in a draft.",
        discussion: """
            Key and value are taken from the words: "3,000 operations" is the claim `operations` with \
            the value 3,000. You are on record as who checked it, now. A value that differs from one \
            that the blog has published needs --supersedes. A source that another entry has is recorded \
            in this one as well.

            Readers see a claim that is verified, or disputed (`lb edit` sets that), under the entry: a fact \
            check with the claim, the verdict and the source, if it is neither a person nor confidential. \
            A verdict that they have seen changes by a correction. The verdict of a claim that another entry \
            has superseded is not told any more: readers find it as superseded, with the way to that entry, \
            and search engines do not find it.

            Examples:
              lb claim add 3kq "3,000 operations" --source nhs-england --verified
              lb claim add 3kq "4,000 operations" --supersedes operations
              lb claim add 3kq "The bridge is closed" --key bridge --value closed
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("The draft: any unique start of its id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("What is claimed, in a few words.", valueName: "words"))
    var words: String

    @Option(help: ArgumentHelp("What it is about, the same in every entry.", valueName: "key"))
    var key: String?

    @Option(help: ArgumentHelp("The value, if it is not the figure of the words."))
    var value: String?

    @Option(help: ArgumentHelp("Where it comes from: a source of the blog.", valueName: "source"))
    var source: String?

    @Flag(help: "You have checked it, and it holds.")
    var verified = false

    @Option(help: ArgumentHelp("The claim whose value this one replaces.", valueName: "key"))
    var supersedes: String?

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        var claim = Shift.NewClaim(words: words)
        claim.key = key
        claim.value = value
        claim.source = source
        claim.isVerified = verified
        claim.supersedes = supersedes
        let done = try await shift.addClaim(claim, to: try shift.draft(typed: id))
        try Report.outcome(
            done.outcome, did: "Recorded the claim \(SafeText.line(done.key)) in", global: global,
            console: console)
    }
}
