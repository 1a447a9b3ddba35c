package import Editorial
internal import Foundation

/// What a hook reads on its standard input, as one JSON document.
package struct HookDocument: Sendable, Codable, Hashable {
    /// The version of the protocol.
    package var format = 1
    /// `pre-submit`, `pre-publish` or `post-publish`.
    package var event: String
    package var blog: BlogFacts
    package var entry: Entry
    package var text: Text
    /// What readers have of this entry now.
    package var published: Entry?
    /// What earlier entries recorded.
    package var earlier: Earlier
    /// The moment of the check.
    package var now: Instant?
    /// The blog's own word lists of its language, by file name; nil where it has none.
    package var words: [String: String]?
    /// Who works on the blog, by `desk.yml`; nil where nobody is listed.
    package var people: [DeskPerson]?
    /// Files of `media/` that the entry names as pictures and that are none; nil where all are.
    package var broken: [String]?
    /// What files of `media/` that the entry names tell besides what they show; nil where none does.
    package var metadata: [String: [FileMetadata.Kind]]?

    package struct BlogFacts: Sendable, Codable, Hashable {
        package var title: String
        package var slug: String
        package var language: String
        package var timeZone: String
        package var state: String

        private enum CodingKeys: String, CodingKey {
            case title, slug, language, state
            case timeZone = "time_zone"
        }
    }

    package struct Text: Sendable, Codable, Hashable {
        /// The Markdown below the front matter; ranges of findings are Unicode scalars of it.
        package var markdown: String
        /// Where the file lies in the blog.
        package var path: String
        /// The line of the file that the Markdown starts on, 1-based.
        package var firstLine: Int

        private enum CodingKeys: String, CodingKey {
            case markdown, path
            case firstLine = "first_line"
        }
    }

    package struct Earlier: Sendable, Codable, Hashable {
        package var claims: [Claim] = []
        package var quotes: [Quotation] = []
        /// What the built-in hooks hold the entry against; nil where nothing is remembered.
        package var facts: [EntryFacts]?
        /// For a summary: the Markdown of the newest entries, oldest first.
        package var summarised: [String]?

        package init(
            claims: [Claim] = [], quotes: [Quotation] = [], facts: [EntryFacts]? = nil,
            summarised: [String]? = nil
        ) {
            self.claims = claims
            self.quotes = quotes
            self.facts = facts
            self.summarised = summarised
        }

        /// What a hook is told of the facts of earlier entries.
        package init(facts: [EntryFacts], summarised: [String]?) {
            self.init(
                claims: facts.flatMap(\.claims),
                quotes: facts.flatMap(\.quotations).filter { !$0.text.isEmpty }.map {
                    Quotation(text: $0.text, speaker: $0.speaker)
                }, facts: facts.isEmpty ? nil : facts, summarised: summarised)
        }
    }

    package init(
        event: String, blog: Blog, entry: Entry, path: String, firstLine: Int, published: Entry?,
        earlier: Earlier = Earlier(), now: Instant? = nil, words: [String: String]? = nil,
        people: [DeskPerson]? = nil, broken: [String]? = nil,
        metadata: [String: [FileMetadata.Kind]]? = nil
    ) {
        self.event = event
        self.blog = BlogFacts(
            title: blog.title, slug: blog.slug, language: blog.language, timeZone: blog.timeZone,
            state: blog.state.rawValue)
        self.entry = entry
        text = Text(markdown: entry.body, path: path, firstLine: firstLine)
        self.published = published
        self.earlier = earlier
        self.now = now
        self.words = words
        self.people = people
        self.broken = broken
        self.metadata = metadata
    }

    /// Unicode scalars of the Markdown, and of the keys of the front matter that findings may lie in.
    package var lengths: [Finding.Field?: Int] {
        var result: [Finding.Field?: Int] = [nil: text.markdown.unicodeScalars.count]
        for field in Finding.Field.allCases {
            result[field] = field.value(in: entry)?.unicodeScalars.count
        }
        return result
    }

    /// The words of the blog's language, its own lists among them.
    var lexicon: Lexicon {
        Lexicon.named(
            blog.language,
            adding: (words ?? [:]).sorted { $0.key < $1.key }.map { Array($0.value.utf8) })
    }

    /// The document as a hook gets it; the same document is always the same bytes.
    package func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }

    /// Reads a document, as a built-in hook does when it is run as a program.
    package init(decoding bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(HookDocument.self, from: Data(bytes))
    }
}
