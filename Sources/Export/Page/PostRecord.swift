internal import Editorial

/// A post from elsewhere as its template wants it: its kept text, and the offer of the widget.
struct PostRecord {
    let setting: PageSetting
    let embed: PublicEmbed
    /// Names the post within the page.
    let key: String

    var record: Record {
        let phrases = setting.phrases
        let provider = setting.providers.name(of: embed) ?? phrases("site-elsewhere")
        var record = Record(capacity: 20)
        record.text(.key, key)
        record.text(.provider, provider)
        record[.author] = .text(embed.author ?? "")
        record[.url] = .text(embed.url?.text ?? "")
        record[.text] = embed.text.map { setting.paragraphs($0) } ?? .text("")
        if let captured = embed.captured {
            record.text(.captured, setting.clock.brief("post-captured", captured))
            record.text(.capturedISO, captured.description)
        } else {
            record.text(.captured, "")
        }
        record.text(
            .postLabel,
            embed.author.map { phrases("post-by", ["provider": provider, "author": $0]) }
                ?? phrases("post", ["provider": provider]))
        // Where nothing is shown of others, there is nothing to answer for.
        if embed.text != nil || embed.url != nil {
            record.text(.disclaimer, Self.disclaimer(setting))
        }
        if let widget = embed.url.flatMap({ setting.providers.widget(for: $0) }) {
            record.text(.frame, widget.frame)
            record.text(.frameHeight, "\(widget.provider.height)")
            record.text(.providerKey, widget.provider.key)
            record.text(.cookiePolicy, widget.provider.cookies)
            record.text(.privacyPolicy, widget.provider.privacy)
        }
        return record
    }

    /// That the publisher does not answer for what others show.
    static func disclaimer(_ setting: PageSetting) -> String {
        guard let publisher = setting.edition.publisher else {
            return setting.phrases("post-disclaimer")
        }
        return setting.phrases("post-disclaimer-publisher", ["publisher": publisher])
    }
}
