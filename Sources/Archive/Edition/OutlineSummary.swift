internal import Editorial

extension RecordWriter {
    /// What is known of stretches and groups of outlines.
    mutating func summary(_ stretches: [Outlines.Stretch], _ groups: Outlines.Groups) {
        for stretch in stretches {
            wide(stretch.digest)
            wide(stretch.noted)
            number(UInt64(bitPattern: stretch.changed.seconds))
            number((stretch.hasMedia ? 1 : 0) | (stretch.hasVerdict ? 2 : 0))
            number(UInt64(bitPattern: Int64(stretch.reach)))
        }
        number(UInt64(groups.count))
        for (group, digest) in groups.sorted(by: { $0.key < $1.key }) {
            number(UInt64(group))
            wide(digest)
        }
    }

    mutating func runs(_ runs: [OutlineRows.Run]) {
        number(UInt64(runs.count))
        for run in runs {
            number(run.isLater ? 1 : 0)
            number(UInt64(run.places.lowerBound))
            number(UInt64(run.places.count))
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
                let flags = number(), let reach = number()
            else { return nil }
            stretches.append(
                .init(
                    digest: digest, noted: noted,
                    changed: Instant(seconds: Int64(bitPattern: changed)), hasMedia: flags & 1 != 0,
                    hasVerdict: flags & 2 != 0, reach: Int(truncatingIfNeeded: reach)))
        }
        var groups: Outlines.Groups = [:]
        guard let size = number(), size <= 256 else { return nil }
        for _ in 0..<size {
            guard let group = number(), let digest = wide() else { return nil }
            groups[UInt8(truncatingIfNeeded: group)] = digest
        }
        return (stretches, groups)
    }

    /// What `runs` wrote.
    mutating func runs() -> [OutlineRows.Run]? {
        guard let count = number(), count <= left else { return nil }
        var runs: [OutlineRows.Run] = []
        for _ in 0..<count {
            guard let isLater = number(), let first = number(), let count = number(),
                first < 1 << 32, count < 1 << 32
            else { return nil }
            runs.append(.init(isLater: isLater != 0, places: Int(first)..<Int(first + count)))
        }
        return runs
    }

    private mutating func wide() -> UInt128? {
        guard let high = number(), let low = number() else { return nil }
        return UInt128(high) << 64 | UInt128(low)
    }
}
