internal import Editorial

extension RecordWriter {
    /// What is known of stretches and groups of outlines.
    mutating func summary(_ stretches: [Outlines.Stretch], _ groups: Outlines.Groups) {
        for stretch in stretches {
            wide(stretch.digest)
            wide(stretch.noted)
            number(UInt64(bitPattern: stretch.changed.seconds))
            number(stretch.hasMedia ? 1 : 0)
            number(UInt64(bitPattern: Int64(stretch.reach)))
        }
        number(UInt64(groups.count))
        for (group, digest) in groups.sorted(by: { $0.key < $1.key }) {
            number(UInt64(group))
            wide(digest)
        }
    }

    private mutating func wide(_ value: UInt128) {
        number(UInt64(truncatingIfNeeded: value >> 64))
        number(UInt64(truncatingIfNeeded: value))
    }
}

extension RecordReader {
    /// What `summary` wrote for so many published entries.
    mutating func summary(of published: Int) -> ([Outlines.Stretch], Outlines.Groups)? {
        let count = published / Outlines.stretch + (published % Outlines.stretch == 0 ? 0 : 1)
        guard count <= left else { return nil }
        var stretches: [Outlines.Stretch] = []
        stretches.reserveCapacity(count)
        for _ in 0..<count {
            guard let digest = wide(), let noted = wide(), let changed = number(),
                let hasMedia = number(), let reach = number()
            else { return nil }
            stretches.append(
                .init(
                    digest: digest, noted: noted,
                    changed: Instant(seconds: Int64(bitPattern: changed)), hasMedia: hasMedia != 0,
                    reach: Int(truncatingIfNeeded: reach)))
        }
        var groups: Outlines.Groups = [:]
        guard let size = number(), size <= 256 else { return nil }
        for _ in 0..<size {
            guard let group = number(), let digest = wide() else { return nil }
            groups[UInt8(truncatingIfNeeded: group)] = digest
        }
        return (stretches, groups)
    }

    private mutating func wide() -> UInt128? {
        guard let high = number(), let low = number() else { return nil }
        return UInt128(high) << 64 | UInt128(low)
    }
}
