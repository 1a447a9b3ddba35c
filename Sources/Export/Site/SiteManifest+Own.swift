extension SiteManifest {
    /// Reads a list quickly that looks exactly as `bytes` writes it; nil for any other.
    static func own(_ bytes: [UInt8]) -> SiteManifest? {
        var reader = LineReader(rest: bytes[...])
        guard reader.take("{\"version\":2,\"files\":{\n") else { return nil }
        var files: [String: File] = [:]
        while true {
            guard let path = reader.text(), reader.take(":{"), isInside(path) else { return nil }
            var file = File()
            if reader.take("\"key\":") {
                guard let key = reader.text() else { return nil }
                file.key = key
                _ = reader.take(",")
            }
            if reader.take("\"size\":") {
                guard let size = reader.number(), reader.take(",\"time\":"),
                    let time = reader.number()
                else { return nil }
                (file.size, file.time) = (size, time)
                _ = reader.take(",")
            }
            if reader.take("\"sha256\":") {
                guard let sum = reader.text() else { return nil }
                file.sha256 = sum
            }
            guard reader.take("}") else { return nil }
            files[path] = file
            if reader.take(",\n") { continue }
            guard reader.take("\n},\"retired\":{") else { return nil }
            break
        }
        var retired: [String: Int] = [:]
        while !reader.take("}") {
            _ = reader.take(",")
            guard let path = reader.text(), reader.take(":"), let time = reader.number(),
                isInside(path)
            else { return nil }
            retired[path] = time
        }
        var owner: Owner?
        if reader.take(",\"blog\":") {
            guard reader.rest.count > 2, let read = Self.owner(JSONReader.read(reader.restInside))
            else { return nil }
            owner = read
            reader.rest = reader.rest.suffix(2)
        }
        return reader.take("}\n") && reader.isAtEnd
            ? SiteManifest(files: files, retired: retired, owner: owner) : nil
    }

    /// Takes known text, numbers and strings without escapes from the front of bytes.
    private struct LineReader {
        var rest: ArraySlice<UInt8>

        var isAtEnd: Bool { rest.isEmpty }

        /// What is left, without the end of the whole list.
        var restInside: [UInt8] { Array(rest.dropLast(2)) }

        mutating func take(_ text: String) -> Bool {
            guard rest.starts(with: text.utf8) else { return false }
            rest = rest.dropFirst(text.utf8.count)
            return true
        }

        mutating func number() -> Int? {
            let digits = rest.prefix { (48...57).contains($0) }
            // Nanoseconds since 1970 have 19 digits.
            guard (1...19).contains(digits.count),
                let number = Int(String(decoding: digits, as: UTF8.self))
            else { return nil }
            rest = rest.dropFirst(digits.count)
            return number
        }

        mutating func text() -> String? {
            guard rest.first == 0x22 else { return nil }
            let inner = rest.dropFirst()
            guard let end = inner.firstIndex(where: { $0 == 0x22 || $0 == 0x5C }),
                inner[end] == 0x22
            else { return nil }
            rest = rest[(end + 1)...]
            return String(decoding: inner[..<end], as: UTF8.self)
        }
    }
}
