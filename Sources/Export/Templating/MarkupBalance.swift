/// Whether each element of a template is closed, and each end tag closes one.
///
/// A template is read as it is rendered: once with every section, once without those that have an inverted
/// twin. End tags that HTML lets people leave out may lack.
struct MarkupBalance: SourceScan {
    let text: [UInt8]
    private let isXML: Bool
    var index = 0
    var line = 1
    private var open: [(name: String, line: Int)] = []
    var slips: [MarkupScan.Slip] = []

    private static let void: Set = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ]
    private static let optional: Set = [
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot",
        "colgroup", "caption", "option", "optgroup", "rt", "rp",
    ]
    /// Elements whose content is no markup.
    private static let raw: Set = ["script", "style", "textarea", "title"]

    /// What is wrong in a template; with `isXML` every element has to be closed.
    static func slips(in text: [UInt8], isXML: Bool = false) -> [MarkupScan.Slip] {
        for isTwinTaken in [false, true] {
            var balance = MarkupBalance(
                text: rendered(text, isTwinTaken: isTwinTaken), isXML: isXML)
            balance.read()
            if !balance.slips.isEmpty { return balance.slips }
        }
        return []
    }

    private init(text: [UInt8], isXML: Bool) { (self.text, self.isXML) = (text, isXML) }

    // MARK: - Sections

    /// The text without inverted sections, or without the sections that have an inverted twin; line feeds stay.
    private static func rendered(_ text: [UInt8], isTwinTaken: Bool) -> [UInt8] {
        let tags = mustaches(text)
        let twins = Set(tags.filter { $0.sign == "^" }.map(\.name))
        var result: [UInt8] = []
        var place = 0
        /// The names of open sections, and whether what is in them is left out.
        var sections: [(name: String, isOut: Bool)] = []
        func take(_ part: Range<Int>) {
            let isOut = sections.contains(where: \.isOut)
            result += isOut ? text[part].filter { $0 == 0x0A } : Array(text[part])
        }
        for tag in tags {
            take(place..<tag.range.lowerBound)
            result += text[tag.range].filter { $0 == 0x0A }
            place = tag.range.upperBound
            switch tag.sign {
            case "#": sections.append((tag.name, isTwinTaken && twins.contains(tag.name)))
            case "^": sections.append((tag.name, !isTwinTaken))
            case "/": if sections.last?.name == tag.name { sections.removeLast() }
            default: break
            }
        }
        take(place..<text.count)
        return result
    }

    private static func mustaches(
        _ text: [UInt8]
    ) -> [(sign: Character, name: String, range: Range<Int>)] {
        var found: [(sign: Character, name: String, range: Range<Int>)] = []
        var place = 0
        while let start = text[place...].firstRange(of: Array("{{".utf8)),
            let end = text[start.upperBound...].firstRange(of: Array("}}".utf8))
        {
            let inner = String(decoding: text[start.upperBound..<end.lowerBound], as: UTF8.self)
                .filter { !$0.isWhitespace }
            found.append(
                (inner.first ?? " ", String(inner.dropFirst()), start.lowerBound..<end.upperBound))
            place = end.upperBound
        }
        return found
    }

    // MARK: - Tags

    private mutating func read() {
        while index < text.count {
            if starts("<!--") {
                skip(past: "-->")
            } else if starts("<![CDATA[") {
                skip(past: "]]>")
            } else if text[index] == UInt8(ascii: "<"), index + 1 < text.count {
                if text[index + 1] == UInt8(ascii: "/") {
                    endTag()
                } else if isLetter(text[index + 1]) {
                    startTag()
                } else {
                    step()
                }
            } else {
                step()
            }
        }
        for (name, line) in open where isXML || !Self.optional.contains(name) {
            add(line, "`<\(name)>` is never closed", "Add `</\(name)>` where it ends.")
        }
    }

    private mutating func startTag() {
        let line = line
        step()
        let name = word()
        var isClosed = false
        while index < text.count, text[index] != UInt8(ascii: ">") {
            let byte = text[index]
            isClosed = byte == UInt8(ascii: "/")
            step()
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
            while index < text.count, text[index] != byte { step() }
            step()
        }
        step()
        let isForeign = isXML || open.contains { ["svg", "math"].contains($0.name) }
        if isClosed, isForeign || name == "svg" { return }
        if !isXML, Self.void.contains(name) { return }
        if !isXML, Self.raw.contains(name) {
            while index < text.count, !starts("</\(name)") { step() }
        }
        open.append((name, line))
    }

    private mutating func endTag() {
        let line = line
        step()
        step()
        let name = word()
        skip(past: ">")
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            add(line, "`</\(name)>` closes nothing", "Take it out, or open the element before it.")
            return
        }
        for (other, start) in open[(place + 1)...] where isXML || !Self.optional.contains(other) {
            add(
                start, "`<\(other)>` is never closed",
                "Add `</\(other)>` before the `</\(name)>` of line \(line).")
        }
        open.removeSubrange(place...)
    }

    // MARK: - Signs

    private mutating func word() -> String {
        let start = index
        while index < text.count, text[index] > 0x20, !">/".utf8.contains(text[index]) { step() }
        let word = String(decoding: text[start..<index], as: UTF8.self)
        return isXML ? word : word.lowercased()
    }

    private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
