internal import Editorial
internal import Markdown

/// The newest entries as an Atom feed (RFC 4287), withdrawn ones as tombstones (RFC 6721).
struct AtomFeed {
    static let file = "feed.atom"

    let setting: PageSetting
    let template: Template

    func bytes() throws -> [UInt8] {
        let edition = setting.edition
        var output = Array(#"<?xml version="1.0" encoding="utf-8"?>"#.utf8)
        output += "\n<feed xmlns=\"http://www.w3.org/2005/Atom\"".utf8
        output += " xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"".utf8
        attribute("xml:lang", edition.language, &output)
        if edition.address != nil { attribute("xml:base", setting.links.to("index.html"), &output) }
        output += ">\n".utf8
        element("id", FeedEntry.name(of: "blog:\(edition.slug):\(edition.timeZone)"), &output)
        element("title", edition.title, &output)
        if let description = setting.description { element("subtitle", description, &output) }
        element("updated", edition.changed.description, &output)
        if edition.address != nil {
            link("alternate", setting.links.blog, "text/html", &output)
            link("self", setting.links.to(Self.file), "application/atom+xml", &output)
        }
        if edition.address != nil, let logo = edition.logo {
            element("logo", logo.address(setting.links), &output)
        }
        person(edition.publisher ?? edition.title, url: edition.publisherAddress?.text, &output)
        let entries = try FeedEntry.newest(setting, "atom") { item in
            var output: [UInt8] = []
            if item.entry.retraction == nil {
                entry(item, &output)
            } else {
                tombstone(item, &output)
            }
            return output
        }
        for entry in entries { output += entry }
        output += "</feed>\n".utf8
        return output
    }

    private func entry(_ item: FeedEntry, _ output: inout [UInt8]) {
        let entry = item.entry
        output += "<entry>\n".utf8
        element("id", item.name, &output)
        element("title", setting.name(of: entry), &output)
        element("published", entry.published.description, &output)
        element("updated", entry.changed.description, &output)
        if let url = item.url { link("alternate", url, "text/html", &output) }
        for file in item.files {
            link(
                "enclosure", file.address, file.type, length: file.length, title: file.title,
                &output)
        }
        for author in entry.authors { person(author.name, &output) }
        for tag in entry.tags {
            output += "<category".utf8
            attribute("term", tag, &output)
            output += "/>\n".utf8
        }
        output += "<content type=\"html\">".utf8
        HTMLEscape.text(item.html(template), into: &output)
        output += "</content>\n</entry>\n".utf8
    }

    private func tombstone(_ item: FeedEntry, _ output: inout [UInt8]) {
        output += "<at:deleted-entry".utf8
        attribute("ref", item.name, &output)
        attribute("when", item.entry.changed.description, &output)
        output += ">\n".utf8
        element(
            "at:comment", item.entry.retraction?.reason ?? setting.phrases("withdrawn-text"),
            &output)
        output += "</at:deleted-entry>\n".utf8
    }

    private func person(_ name: String, url: String? = nil, _ output: inout [UInt8]) {
        output += "<author>".utf8
        element("name", name, &output)
        if let url { element("uri", url, &output) }
        output += "</author>\n".utf8
    }

    private func link(
        _ relation: String, _ url: String, _ type: String, length: Int? = nil,
        title: String? = nil, _ output: inout [UInt8]
    ) {
        output += "<link".utf8
        attribute("rel", relation, &output)
        attribute("type", type, &output)
        attribute("href", url, &output)
        if let length { attribute("length", "\(length)", &output) }
        if let title { attribute("title", title, &output) }
        output += "/>\n".utf8
    }

    private func element(_ name: String, _ text: String, _ output: inout [UInt8]) {
        output += "<\(name)>".utf8
        HTMLEscape.text(text, into: &output)
        output += "</\(name)>\n".utf8
    }

    private func attribute(_ name: String, _ value: String, _ output: inout [UInt8]) {
        output += " \(name)=\"".utf8
        HTMLEscape.attribute(value, into: &output)
        output += "\"".utf8
    }
}
