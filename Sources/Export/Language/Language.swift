/// What a language tag says about text.
package enum Language {
    /// Whether `tag` has the form of a BCP 47 tag: letters and digits in groups of 1 to 8.
    package static func isTag(_ tag: some StringProtocol) -> Bool {
        let groups = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return tag.utf8.count <= 35 && groups.first.map { $0.count >= 2 } == true
            && groups.allSatisfy { group in
                (1...8).contains(group.count)
                    && group.allSatisfy { byte in
                        (48...57).contains(byte) || (97...122).contains(byte | 0x20)
                    }
            }
    }

    /// `rtl` for languages written from right to left, otherwise `ltr`.
    static func direction(_ tag: some StringProtocol) -> String {
        let groups = tag.lowercased().split(separator: "-")
        let rightToLeft: Set<Substring> = [
            "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ps", "sd", "ug", "ur", "yi",
        ]
        let scripts: Set<Substring> = ["arab", "hebr", "syrc", "thaa"]
        let script = groups.dropFirst().first { $0.count == 4 }
        if let script { return scripts.contains(script) ? "rtl" : "ltr" }
        return groups.first.map { rightToLeft.contains($0) } == true ? "rtl" : "ltr"
    }
}
