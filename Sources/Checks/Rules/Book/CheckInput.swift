package import Editorial

/// What a rule sees: the entry's text and records, and what the blog said before.
package struct CheckInput: Sendable {
    /// The body, read once for all rules.
    package let text: AnalysedText
    /// The entry's records; nil where only a text is checked.
    package let entry: Entry?
    /// BCP 47 language of the blog.
    package var language: String
    /// What earlier entries of the blog say, oldest first.
    package var earlier: [EntryFacts]
    /// What the entries say that a summary is written from; nil for an entry that is no summary.
    package var summarised: [AnalysedText]?
    /// The version that readers have now.
    package var published: PublishedVersion?
    /// The severities that the desk's policy sets, by rule.
    package var severities: [String: Severity]
    /// Rules that the desk has turned off.
    package var disabled: Set<String>
    /// The moment of the check.
    package var now: Instant?
    /// Links of the body, in order.
    package var links: [Link]
    /// Pictures of the body without a description, as scalars of its Markdown.
    package var barePictures: [Range<Int>] = []
    /// Files of `media/` that the entry names as pictures and that are none.
    package var brokenPictures: [String] = []
    /// What files of `media/` that the entry names tell besides what they show.
    package var metadata: [String: [FileMetadata.Kind]] = [:]
    /// Addresses of pictures of the body that are no files of the blog, as scalars of its Markdown.
    package var foreignPictures: [Range<Int>] = []
    /// Whether `earlier` is what a blog remembers, so that what is not in it was never said.
    package var knowsBlog = false
    /// The blog's own word lists, by the names of their files.
    package var wordLists: [String: String] = [:]
    /// Who works on the blog; nil where that is not known.
    package var people: [DeskPerson]?
    /// The entry's records as the rules compare them.
    let records: RecordWords

    /// A link of the text, with the words that carry it.
    package struct Link: Sendable, Hashable {
        package var url: String
        /// Unicode scalars of the analysed text.
        package var scalars: Range<Int>

        package init(url: String, scalars: Range<Int>) {
            self.url = url
            self.scalars = scalars
        }
    }

    /// What readers have now of the entry that is checked.
    package struct PublishedVersion: Sendable {
        package var entry: Entry
        package var text: AnalysedText

        package init(entry: Entry, text: AnalysedText) {
            self.entry = entry
            self.text = text
        }
    }

    package init(
        text: AnalysedText, entry: Entry? = nil, language: String = "en",
        earlier: [EntryFacts] = [], summarised: [AnalysedText]? = nil,
        published: PublishedVersion? = nil, severities: [String: Severity] = [:],
        disabled: Set<String> = [], now: Instant? = nil, links: [Link] = [],
        people: [DeskPerson]? = nil
    ) {
        self.text = text
        self.entry = entry
        self.language = language
        self.earlier = earlier
        self.summarised = summarised
        self.published = published
        self.severities = severities
        self.disabled = disabled
        self.now = now
        self.links = links
        self.people = people
        records = RecordWords(entry, text)
    }

    /// The severity that the desk gives a rule, or else the rule's own.
    func severity(of code: String, _ own: Severity) -> Severity { severities[code] ?? own }

    /// The recorded quotation that holds the words of a passage, or whose words it holds.
    func record(of passage: QuotedPassage) -> Quotation? {
        records.quoteAt[passage.tokens.lowerBound].flatMap { entry?.quotes[$0] }
    }
}
