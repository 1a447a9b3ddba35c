internal import Assets
internal import Editorial
internal import Synchronization

/// Where templates come from: the theme's files first, then the rest; of each the blog's own
/// `Templates/` before those inside the program.
package struct TemplateLibrary: Sendable {
    /// The text of the blog's own file, by its path below `Templates/`; nil where it has none.
    package typealias Lookup = @Sendable (_ path: String) throws -> [UInt8]?

    private let own: Lookup
    package let theme: String?
    private let seen = Seen()
    /// Templates that include one another go no deeper than this.
    private static let maximumDepth = 16
    /// Bytes of one file: 1 MiB.
    private static let maximumBytes = 1 << 20

    /// Which files were read, with the version of each, and what was made of them.
    private final class Seen: Sendable {
        let versions = Mutex<[String: String]>([:])
        let phrases = Kept<Phrases>()
        let templates = Kept<Template>()
        let styles = Kept<InlineStyle?>()
        let providers = Kept<Providers>()
    }

    /// Values that are made once.
    private final class Kept<Value: Sendable>: Sendable {
        private let values = Mutex<[String: Value]>([:])

        func value(_ key: String = "", make: () throws -> Value) rethrows -> Value {
            if let known = values.withLock({ $0[key] }) { return known }
            let value = try make()
            values.withLock { $0[key] = value }
            return value
        }
    }

    /// - Parameter theme: a folder of `Templates/themes/`; what it lacks is taken from `Templates/`.
    package init(theme: String? = nil, own: @escaping Lookup = { _ in nil }) {
        self.theme = theme
        self.own = own
    }

    /// The file at `path` below `Templates/`; nil if neither the blog nor the program has it.
    func file(_ path: String) throws -> [UInt8]? {
        if let theme, let found = try anyFile("themes/\(theme)/\(path)") { return found }
        return try anyFile(path)
    }

    private func anyFile(_ path: String) throws -> [UInt8]? {
        try ownFile(path) ?? Asset.named("Templates/" + path)?.bytes
    }

    /// Whether the file at `path` is one of the blog's own, and not one inside the program.
    package func isOwn(_ path: String) -> Bool {
        (try? ownFile(place(of: path))) ?? nil != nil
    }

    /// The style of the page: that of the theme or else the common one, with what the theme adds.
    func style() throws -> [UInt8] {
        try required("style.css") + (file("theme.css") ?? [])
    }

    /// The script of the page; lb's own goes out without the lines that only explain it, and without its indentation.
    func script() throws -> [UInt8] {
        let bytes = try required("script.js")
        guard bytes == Asset.named("Templates/script.js")?.bytes else { return bytes }
        let lines = bytes.split(separator: 0x0A).map { $0.drop { $0 == 0x20 } }
        return Array(
            lines.filter { !$0.isEmpty && !$0.starts(with: "//".utf8) }.joined(separator: [0x0A]))
    }

    /// - Throws: `ExportError` if there is no such theme.
    func checkTheme() throws {
        guard let theme else { return }
        let isName =
            (1...40).contains(theme.utf8.count)
            && theme.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == 45
            }
        guard isName, try anyFile("themes/\(theme)/theme.css") != nil else {
            throw ExportError(
                "there is no theme '\(SafeText.line(theme))'. "
                    + "lb has \(Self.themes.joined(separator: ", ")); a blog's own has a file "
                    + "Templates/themes/NAME/theme.css.")
        }
    }

    /// The themes inside the program.
    package static var themes: [String] {
        let start = "Templates/themes/"
        let names = Asset.paths.filter { $0.hasPrefix(start) }.compactMap {
            $0.dropFirst(start.count).split(separator: "/").first.map(String.init)
        }
        return Set(names).sorted()
    }

    /// The blog's files, below `Templates/`, in which a page's own words in that language (BCP 47) can stand;
    /// empty where lb has them itself.
    package static func missingWords(of language: String) -> [String] {
        let paths = Phrases.tags(of: language).map { "strings/\($0).json" }
        return paths.contains { Asset.named("Templates/" + $0) != nil } ? [] : paths
    }

    /// Where the file at `path` comes from, below `Templates/`: the theme's folder, or there itself.
    func place(of path: String) -> String {
        guard let theme, (try? anyFile("themes/\(theme)/\(path)")) ?? nil != nil else {
            return path
        }
        return "themes/\(theme)/\(path)"
    }

    /// The files of words inside the program.
    var languages: [String] {
        Asset.paths.filter { $0.hasPrefix("Templates/strings/") }.map { String($0.dropFirst(10)) }
    }

    /// The program's file at `path`, then the blog's own, as far as they are there.
    func layers(_ path: String) throws -> [[UInt8]] {
        [Asset.named("Templates/" + path)?.bytes, try ownFile(path)].compactMap(\.self)
    }

    /// Changes whenever a file of the blog's own that was read so far does; lb's own change with lb.
    var version: String {
        seen.versions.withLock { versions in
            versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(
                separator: "\n")
        }
    }

    private func ownFile(_ path: String) throws -> [UInt8]? {
        let bytes = try own(path)
        seen.versions.withLock { $0[path] = bytes.map { Version.of($0) } ?? "" }
        guard let bytes else { return nil }
        guard bytes.count <= Self.maximumBytes else {
            throw ExportError(
                "Templates/\(path): is larger than 1 MiB. "
                    + "Make it smaller, or remove it to use lb's own.")
        }
        return bytes
    }

    /// The file at `path`, which the program holds unless something is badly wrong.
    func required(_ path: String) throws -> [UInt8] {
        guard let bytes = try file(path) else {
            throw ExportError("Templates/\(path) is neither in the blog nor in this program")
        }
        return bytes
    }

    /// Reads what every page needs before it is wanted. What is wrong is said when it is wanted.
    ///
    /// - Parameter language: of the blog (BCP 47).
    package func prepare(language: String) {
        guard let phrases = try? phrases(language: language) else { return }
        for name in ["page", "item", "entry", "feed"] {
            _ = try? template("\(name).mustache", phrases: phrases)
        }
        _ = try? providers()
        _ = try? inlineStyle()
    }

    /// The words of a language (BCP 47), read once.
    func phrases(language: String) throws -> Phrases {
        try seen.phrases.value(language) { try Phrases(language: language, library: self) }
    }

    /// The providers that pages know, read once.
    func providers() throws -> Providers {
        try seen.providers.value { try Providers(library: self) }
    }

    /// The style as it can stand in a page, made once; nil if it cannot.
    func inlineStyle() throws -> InlineStyle? {
        try seen.styles.value { InlineStyle(try style()) }
    }

    /// `path` and everything it includes, in the language of `phrases`, read once.
    /// - Throws: `ExportError` with the file, the line and what is wrong.
    func template(_ path: String, phrases: Phrases) throws -> Template {
        try seen.templates.value("\(path) \(phrases.language)") {
            let nodes = merged(try nodes(path, phrases, within: []))
            return Template(nodes: phrases.hasForeign ? ForeignMarkup.placed(nodes) : nodes)
        }
    }

    private func nodes(
        _ path: String, _ phrases: Phrases, within outer: [String]
    ) throws -> [Template.Node] {
        guard !outer.contains(path), outer.count < Self.maximumDepth else {
            throw ExportError("includes itself: \((outer + [path]).joined(separator: ", "))")
        }
        // What is not UTF-8 in a blog's own template is repaired.
        let text = Array(String(decoding: try required(path), as: UTF8.self).utf8)
        var reader = TemplateReader(
            name: "Templates/\(path)",
            include: { name in
                try nodes(name + ".mustache", phrases, within: outer + [path])
            },
            phrase: { try phrases.nodes($0) })
        return try reader.read(text)
    }

    /// Runs of literal text become one.
    private func merged(_ nodes: [Template.Node]) -> [Template.Node] {
        var result: [Template.Node] = []
        var text: [UInt8] = []
        for node in nodes {
            if case .literal(let bytes) = node {
                text += bytes
                continue
            }
            if !text.isEmpty { result.append(.literal(text)) }
            text = []
            switch node {
            case .section(let field, let inner): result.append(.section(field, merged(inner)))
            case .inverted(let field, let inner): result.append(.inverted(field, merged(inner)))
            case .literal, .field, .words, .plain: result.append(node)
            }
        }
        if !text.isEmpty { result.append(.literal(text)) }
        return result
    }
}
