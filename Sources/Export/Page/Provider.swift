/// Somebody whose posts can be shown as they show them: a row of `Templates/providers.json`.
struct Provider: Sendable {
    /// Names the provider in the reader's browser, where consent is remembered.
    let key: String
    let name: String
    /// Other names that entries may use, in lower case.
    let aliases: [String]
    let hosts: [String]
    /// Paths of posts: `{id}` and `{user}` stand for letters, digits, `.`, `_`, `:` and `-`.
    let paths: [String]
    /// The address of the widget, https, with what the path gave.
    let frame: String
    /// CSS pixels.
    let height: Int
    let cookies: String
    let privacy: String

    /// Nil if something is missing, or of another type.
    init?(_ row: JSONReader.Value) {
        guard let key = row["key"]?.text, let name = row["name"]?.text,
            let aliases = row["aliases"]?.texts, let hosts = row["hosts"]?.texts,
            let paths = row["paths"]?.texts, let frame = row["frame"]?.text,
            let height = row["height"]?.integer, let cookies = row["cookies"]?.text,
            let privacy = row["privacy"]?.text
        else { return nil }
        (self.key, self.name, self.aliases, self.hosts) = (key, name, aliases, hosts)
        (self.paths, self.frame, self.height) = (paths, frame, height)
        (self.cookies, self.privacy) = (cookies, privacy)
    }
}

/// The providers that pages know.
struct Providers: Sendable {
    private let rows: [Provider]

    /// - Throws: `ExportError` if the blog's own file is wrong.
    init(library: TemplateLibrary) throws {
        let bytes = try library.required("providers.json")
        let list = JSONReader.read(bytes)?.list
        rows = list?.compactMap { Provider($0) } ?? []
        guard rows.count == list?.count else {
            throw ExportError(
                "Templates/providers.json: must be a list of providers, each with key, name, "
                    + "aliases, hosts, paths, frame, height, cookies and privacy")
        }
        for row in rows {
            let addresses = [row.frame.prefix { $0 != "{" }.description, row.cookies, row.privacy]
            guard addresses.allSatisfy({ WebAddress($0)?.isSecure == true }),
                (1...2000).contains(row.height)
            else {
                throw ExportError(
                    "Templates/providers.json: \(row.key) needs https addresses and a height "
                        + "of 1 to 2000 pixels")
            }
        }
    }

    /// What a page needs to offer the provider's own widget.
    struct Widget: Sendable {
        let provider: Provider
        let frame: String
        /// The part of `frame` that a content security policy names.
        let origin: String
    }

    /// The widget for the post at `url`; nil for anything but an https post of a known provider.
    func widget(for url: WebAddress) -> Widget? {
        guard url.isSecure else { return nil }
        for row in rows where row.hosts.contains(url.host) {
            for path in row.paths {
                guard let values = Self.match(url.path, path) else { continue }
                var frame = row.frame
                for (name, value) in values { frame.replace("{\(name)}", with: value) }
                guard let address = WebAddress(frame) else { continue }
                return Widget(provider: row, frame: frame, origin: "https://\(address.host)")
            }
        }
        return nil
    }

    /// What readers call the provider of a post: by its address, by its name, or by its host.
    func name(of embed: PublicEmbed) -> String? {
        if let host = embed.url?.host, let row = rows.first(where: { $0.hosts.contains(host) }) {
            return row.name
        }
        guard let name = embed.provider else { return embed.url?.host }
        let lower = name.lowercased()
        return rows.first {
            $0.key == lower || $0.name.lowercased() == lower || $0.aliases.contains(lower)
        }?.name ?? name
    }

    /// What the names in `pattern` stand for in `path`; nil if it does not fit. Query items that the
    /// pattern does not ask for are ignored.
    private static func match(_ path: Substring, _ pattern: String) -> [String: String]? {
        let (place, query) = halves(path)
        let (wantedPlace, wantedQuery) = halves(pattern[...])
        let names = place.split(separator: "/")
        let wanted = wantedPlace.split(separator: "/")
        guard names.count == wanted.count else { return nil }
        var values: [String: String] = [:]
        for (name, pattern) in zip(names, wanted) {
            guard take(name, pattern, &values) else { return nil }
        }
        let items = query.split(separator: "&")
        for pattern in wantedQuery.split(separator: "&") {
            guard items.contains(where: { take($0, pattern, &values) }) else { return nil }
        }
        return values
    }

    private static func halves(_ path: Substring) -> (Substring, Substring) {
        let place = path.prefix { $0 != "?" }
        return (place, path[place.endIndex...].dropFirst())
    }

    /// Fits one name to one part of a pattern such as `@{user}`.
    private static func take(
        _ name: Substring, _ pattern: Substring, _ values: inout [String: String]
    ) -> Bool {
        guard let open = pattern.firstIndex(of: "{"), pattern.last == "}" else {
            return name == pattern
        }
        let prefix = pattern[..<open]
        guard name.hasPrefix(prefix) else { return false }
        let value = name.dropFirst(prefix.count)
        let isPlain = value.utf8.allSatisfy { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 58, 95: true
            default: false
            }
        }
        guard isPlain, (1...80).contains(value.utf8.count), !value.allSatisfy({ $0 == "." })
        else { return false }
        values[String(pattern[open...].dropFirst().dropLast())] = String(value)
        return true
    }
}
