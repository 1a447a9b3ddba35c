/// The names that exports give to the files of a site. By them a file of a site is told from one that a person
/// put there where nothing else is left to tell, such as the list of the site.
package enum SiteNames {
    /// The list of what lb put into the folder.
    package static let list = ".lb-export.json"
    /// What lies at the top and is always called the same.
    private static let top: Set<String> = [
        list, "index.html", "style.css", "script.js", "icon.svg", "manifest.json", "blog.json",
        "blog.schema.json", "blog.jsonld", "feed.atom", "feed.json", "ninjs.json", "blog.txt",
        "blog.md",
    ]

    /// Whether a path in the folder is one that exports write to, or a folder that they make, whatever is in the blog.
    package static func isOwn(_ path: String) -> Bool {
        if path == "live" || path.hasPrefix("live/") { return true }
        // Media lie in folders that are named by the first two characters of their names.
        if path.hasPrefix("media/") {
            return path.dropFirst("media/".count).prefix { $0 != "/" }.utf8.count == 2
        }
        if path.hasPrefix("page-"), path.hasSuffix(".html") {
            let number = path.dropFirst(5).dropLast(5)
            return !number.isEmpty && number.utf8.allSatisfy { (48...57).contains($0) }
        }
        if let file = file(ofTemporary: path) { return isOwn(file) }
        return top.contains(path)
    }

    /// The file that `.NAME.TOKEN.tmp` was to become, as staged files are called.
    package static func file(ofTemporary name: some StringProtocol) -> String? {
        guard name.hasPrefix("."), name.hasSuffix(".tmp") else { return nil }
        let inner = name.dropFirst().dropLast(4)
        return inner.lastIndex(of: ".").map { String(inner[..<$0]) }
    }
}
