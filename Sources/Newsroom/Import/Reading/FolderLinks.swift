internal import Editorial
internal import Markdown

/// Links from one file of a folder to another, which become links from entry to entry.
struct FolderLinks {
    /// Entries by the path of their file, without its ending.
    private var paths: [String: EntryID] = [:]
    /// Entries by what `#` may be followed by: the id in their front matter, or the name of their file. Nil where
    /// two have the same.
    private var anchors: [String: EntryID?] = [:]

    /// Takes note of an entry.
    ///
    /// - Parameter name: the id that its front matter gives it.
    mutating func add(_ id: EntryID, path: String, name: String?) {
        let stem = Self.stem(path)
        paths[stem] = id
        let names = Set(
            [name, stem.split(separator: "/").last.map(String.init)].compactMap(\.self))
        for name in names { anchors[name] = anchors.keys.contains(name) ? .some(nil) : id }
    }

    /// Markdown whose links to files of the folder lead to their entries; every other byte stays.
    ///
    /// - Parameter path: where the Markdown stands; links are relative to it.
    func translated(_ markdown: String, in path: String) -> String {
        let source = Array(markdown.utf8)
        guard markdown.contains("](") || markdown.contains("]:") else { return markdown }
        var result: [UInt8] = []
        var done = 0
        for place in Self.places(in: source) {
            let destination = String(decoding: source[place], as: UTF8.self)
            guard place.lowerBound >= done, let id = entry(at: destination, from: path) else {
                continue
            }
            result += source[done..<place.lowerBound] + "\(EntryOutline.linkStart)\(id)".utf8
            done = place.upperBound
        }
        return done == 0 ? markdown : String(decoding: result + source[done...], as: UTF8.self)
    }

    /// Where destinations of links stand as they are meant, in order.
    private static func places(in source: [UInt8]) -> [Range<Int>] {
        Document(source).events.compactMap { event in
            guard case .enterInline(.link(let link)) = event, link.destination.replacement == nil,
                !link.destination.range.isEmpty
            else { return nil }
            return link.destination.range
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    private func entry(at destination: String, from path: String) -> EntryID? {
        if destination.hasPrefix("#") { return anchors[String(destination.dropFirst())] ?? nil }
        let target = destination.prefix { $0 != "#" && $0 != "?" }
        guard !target.isEmpty, !target.contains(":"), !target.hasPrefix("//") else { return nil }
        var parts = target.hasPrefix("/") ? [] : path.split(separator: "/").dropLast()
        for part in target.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(part)
                continue
            }
            guard parts.popLast() != nil else { return nil }
        }
        return paths[Self.stem(parts.joined(separator: "/"))]
    }

    /// The path without an ending that Markdown files or pages made of them have.
    private static func stem(_ path: String) -> String {
        for ending in [".md", ".markdown", ".html"] where path.lowercased().hasSuffix(ending) {
            return String(path.dropLast(ending.count))
        }
        return path
    }
}
