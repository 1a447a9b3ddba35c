package import Editorial

/// A value of a JSON file that knows where it stands.
package struct JSONPlace: Sendable {
    private indirect enum Path: Sendable {
        case root
        case key(Path, String)
        case index(Path, Int)

        var text: String {
            switch self {
            case .root: ""
            case .key(.root, let key): SafeText.line(key.prefix(60))
            case .key(let path, let key): "\(path.text).\(SafeText.line(key.prefix(60)))"
            case .index(let path, let index): "\(path.text)[\(index)]"
            }
        }
    }

    package let value: JSON
    private let path: Path

    /// The value of a whole file.
    package init(_ value: JSON) {
        self.value = value
        path = .root
    }

    private init(_ value: JSON, _ path: Path) {
        self.value = value
        self.path = path
    }

    /// Such as `entries[12].published`; empty for the whole file.
    package var place: String { path.text }

    package func problem(_ message: String) -> ImportProblem {
        ImportProblem(place.isEmpty ? "the file" : place, message)
    }

    /// The member of that name; nil if it is missing or null. Of two the last counts.
    ///
    /// - Throws: `ImportProblem` if this is no object.
    package func member(_ key: String) throws(ImportProblem) -> JSONPlace? {
        guard case .object(let members) = value else { throw problem("it is not an object") }
        guard let member = members.last(where: { $0.key == key }), member.value != .null else {
            return nil
        }
        return JSONPlace(member.value, .key(path, key))
    }

    /// The member of that name; a missing one is an error.
    package func needed(_ key: String) throws(ImportProblem) -> JSONPlace {
        guard let member = try member(key) else { throw problem("'\(key)' is missing") }
        return member
    }

    /// The items of a list; none if the member is missing or null.
    package func list(_ key: String) throws(ImportProblem) -> [JSONPlace] {
        try member(key)?.items() ?? []
    }

    package func items() throws(ImportProblem) -> [JSONPlace] {
        guard case .array(let items) = value else { throw problem("it is not a list") }
        return items.enumerated().map { JSONPlace($1, .index(path, $0)) }
    }

    package func text() throws(ImportProblem) -> String {
        guard case .string(let text) = value else { throw problem("it is not text") }
        return text
    }

    /// Text, or a number as text: ids are written either way.
    package func name() throws(ImportProblem) -> String {
        switch value {
        case .string(let text) where !SafeText.line(text).isEmpty && text.utf8.count <= 500:
            return SafeText.line(text)
        case .number(let number): return String(number)
        default: throw problem("it is not an id: text of up to 500 bytes, or a number")
        }
    }

    /// The text of a member without forbidden characters; nil if it is missing or empty.
    package func text(_ key: String) throws(ImportProblem) -> String? {
        guard let text = try member(key)?.text() else { return nil }
        let clean = Self.clean(text)
        return clean.isEmpty ? nil : clean
    }

    /// The text of a member on one line; nil if it is missing or empty.
    package func line(_ key: String) throws(ImportProblem) -> String? {
        guard let text = try member(key)?.text() else { return nil }
        let line = SafeText.line(text)
        return line.isEmpty ? nil : line
    }

    /// A truth value; false if it is missing.
    package func flag(_ key: String) throws(ImportProblem) -> Bool {
        guard let member = try member(key) else { return false }
        guard case .bool(let value) = member.value else {
            throw member.problem("it is neither true nor false")
        }
        return value
    }

    package func number(_ key: String) throws(ImportProblem) -> Int? {
        guard let member = try member(key) else { return nil }
        guard case .number(let number) = member.value else {
            throw member.problem("it is not a whole number")
        }
        return number
    }

    package func time(_ key: String) throws(ImportProblem) -> Instant? {
        try member(key)?.time()
    }

    /// RFC 3339, also with an offset written without a colon; or seconds since 1970.
    package func time() throws(ImportProblem) -> Instant {
        var time: Instant?
        switch value {
        case .number(let seconds): time = Instant(seconds: Int64(seconds))
        case .decimal(let seconds) where abs(seconds) < 1e12:
            time = Instant(seconds: Int64(seconds))
        case .string(let text):
            var wanted = text
            if let sign = text.dropLast(4).last, sign == "+" || sign == "-",
                text.suffix(4).allSatisfy(\.isNumber)
            {
                wanted.insert(":", at: wanted.index(wanted.endIndex, offsetBy: -2))
            }
            time = Instant(rfc3339: wanted) ?? Int64(text).map(Instant.init(seconds:))
        default: break
        }
        // git does not know times before 1970; after 9999 they cannot be written.
        guard let time, (0..<253_402_300_800).contains(time.seconds) else {
            throw problem("it is no time between 1970 and 9999, such as 2016-02-10T08:58:00Z")
        }
        return time
    }

    private static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { SafeText.isForbidden($0) || $0 == "\r" }) else {
            return text
        }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !SafeText.isForbidden(scalar) && scalar != "\r" {
            result.append(scalar)
        }
        return String(result)
    }
}
