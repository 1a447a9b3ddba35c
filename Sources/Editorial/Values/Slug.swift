/// The readable part of a file name or address.
package enum Slug {
    /// `title` as lower-case ASCII letters and digits joined by single hyphens, at most `limit` long;
    /// words are cut whole where that is possible. Empty if the title has no such character.
    ///
    /// Letters with marks lose them (`é` is `e`); other scripts are left out.
    package static func of(_ title: some StringProtocol, limit: Int = 48) -> String {
        var words: [String] = []
        var word = ""
        for scalar in title.unicodeScalars {
            if let plain = plainLetter(scalar) {
                word += plain
            } else if !word.isEmpty, scalar != "'", scalar != "\u{2019}" {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        var slug = ""
        for word in words {
            let longer = slug.isEmpty ? word : slug + "-" + word
            guard longer.count <= limit else { break }
            slug = longer
        }
        return slug.isEmpty ? String((words.first ?? "").prefix(limit)) : slug
    }

    private static func plainLetter(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "a"..."z", "0"..."9": return String(scalar)
        case "A"..."Z": return String(scalar).lowercased()
        case "ß": return "ss"
        case "æ", "Æ": return "ae"
        case "ø", "Ø": return "o"
        case "ł", "Ł": return "l"
        case "đ", "Đ": return "d"
        case "\u{C0}"..."\u{17F}": return latin[scalar.value]
        default: return nil
        }
    }

    /// Letters of Latin-1 and Latin Extended-A by the letter under their mark.
    private static let latin: [UInt32: String] = {
        let rows: [(String, String)] = [
            ("a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďĎ"),
            ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"), ("g", "ĝğġģĜĞĠĢ"), ("h", "ĥħĤĦ"),
            ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"), ("j", "ĵĴ"), ("k", "ķĶ"), ("l", "ĺļľŀĹĻĽĿ"),
            ("n", "ñńņňÑŃŅŇ"), ("o", "òóôõöōŏőÒÓÔÕÖŌŎŐ"), ("r", "ŕŗřŔŖŘ"), ("s", "śŝşšŚŜŞŠ"),
            ("t", "ţťŧŢŤŦ"), ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"), ("w", "ŵŴ"), ("y", "ýÿŷÝŸŶ"),
            ("z", "źżžŹŻŽ"), ("oe", "œŒ"), ("th", "þÞ"), ("d", "ðÐ"),
        ]
        var table: [UInt32: String] = [:]
        for (plain, letters) in rows {
            for letter in letters.unicodeScalars { table[letter.value] = plain }
        }
        return table
    }()
}
