internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct BlogSettingsCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "blog", abstract: "Show or change the settings of the blog.",
        discussion: """
            Keys are title, slug, language, time_zone, state (upcoming, live, ended), start, end, \
            order (newest-first, chronological), publisher, publisher_url, logo, image, url and theme. \
            Without a publisher, search engines are told the host of the url, or else the title.

            The logo is the publisher's, the image stands for the blog where it is shared: a file, \
            which goes into the blog, or an https address. Search engines want both; without them \
            they are told the pictures of the entries, and the page's icon. The value "" takes a \
            setting away. Start and end are times by the blog's clock, such as "2016-02-10 09:00".

            Examples:
              lb blog
              lb blog title "Junior doctors on strike: day two"
              lb blog publisher "The Evening Ledger"
              lb blog logo ledger.png
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A key; without one, all are shown.")
    var key: String?
    @Argument(help: "Its new value.")
    var value: String?

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        if let key, let value {
            if key == "time_zone", !Zone.isKnown(value) {
                throw Failure(
                    .usage, "there is no time zone '\(SafeText.line(value))'",
                    remedy: Zone.suggestion(for: value))
            }
            var value = value
            if ["start", "end"].contains(key), !value.isEmpty {
                let zone = Zone(try shift.blog.blogFile(at: shift.blog.tip()).blog.timeZone)
                value = try TimePhrase.read(value, now: shift.clock.now(), rules: zone.rules)
                    .time.utc.description
            }
            var file: (path: String, bytes: [UInt8])?
            if ["logo", "image"].contains(key), !value.isEmpty, !value.contains("://"),
                !MediaFileName.isPicture(value)
            {
                let picture = try MediaFile.picture(value, console)
                (value, file) = (picture.path, picture)
            }
            _ = try await shift.changeBlog(key, to: value, file: file)
            try console.print(
                value.isEmpty
                    ? "There is no \(SafeText.line(key)) any more."
                    : "\(SafeText.line(key)) is \(SafeText.line(value)).")
            if key == "language" {
                HookWordsCommand.noteUnknown(value, console)
                try PageWords.note(shift.blog, at: shift.blog.tip().commit, console)
            }
            return
        }
        let blog = try shift.blog.blogFile(at: shift.blog.tip()).blog
        let rows: [(String, JSON?)] = [
            ("title", .string(blog.title)), ("slug", .string(blog.slug)),
            ("language", .string(blog.language)), ("time_zone", .string(blog.timeZone)),
            ("state", .string(blog.state.rawValue)), ("start", .time(blog.start)),
            ("end", .time(blog.end)), ("order", .string(blog.order.rawValue)),
            ("publisher", .text(blog.publisher)), ("publisher_url", .text(blog.publisherURL)),
            ("logo", .text(blog.logo)), ("image", .text(blog.image)), ("url", .text(blog.url)),
            ("theme", .text(blog.theme)),
        ].filter { key == nil || $0.0 == key }
        guard !rows.isEmpty else {
            throw Failure(
                .notFound, "there is no setting '\(SafeText.line(key ?? ""))'",
                remedy: "`lb blog` shows all of them.")
        }
        if global.json {
            return try console.print(
                json: .object(
                    [.init(key: "lb", value: .number(1))]
                        + rows.compactMap { key, value in value.map { .init(key: key, value: $0) } }
                ))
        }
        for (key, value) in rows {
            guard case .string(let text) = value else { continue }
            try console.print("\(key.padding(to: 13)) \(SafeText.forTerminal(text))")
        }
    }
}
