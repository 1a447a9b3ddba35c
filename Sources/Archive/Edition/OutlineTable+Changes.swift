internal import Editorial
internal import Git

extension OutlineTable {
    /// The table without the files at `gone` and with `new` ones, in the order of all.
    func changed(tree: ObjectID, gone: Set<String>, new: [Row]) -> OutlineTable {
        let cuts = cuts(gone, new)
        let old = rows
        var parts: [OutlineRows.Part] = []
        var next = 0
        for cut in cuts {
            parts.append(OutlineRows.Part(kept: next..<max(next, cut.place), new: cut.row))
            next = cut.row == nil ? cut.place + 1 : cut.place
        }
        parts.append(OutlineRows.Part(kept: next..<old.count, new: nil))
        let rows = old.changed(parts)
        let base = rows.isOneBlock ? nil : base
        let first = cuts.first?.place ?? old.count
        if keepsPlaces(cuts) {
            let touched = Set(cuts.map { $0.place / Outlines.stretch })
            return OutlineTable(
                tree: tree, rows: rows, base: base,
                known: { touched.contains($0) ? nil : stretches[$0] }, groups: groups)
        }
        // What comes before the first change and links to nothing behind it is as it was.
        var groups = groups
        for place in min(first, old.published)..<old.published {
            Outlines.take(old.id(at: place), at: place, from: &groups)
        }
        for place in min(first, rows.published)..<rows.published {
            Outlines.add(rows.id(at: place), at: place, to: &groups)
        }
        return OutlineTable(
            tree: tree, rows: rows, base: base,
            known: { number in
                let isBefore = (number + 1) * Outlines.stretch <= first
                return isBefore && stretches[number].reach < first ? stretches[number] : nil
            }, groups: groups)
    }

    /// A place before which a row goes in, or at which one goes away.
    private typealias Cut = (place: Int, row: Row?)

    /// Where each new row goes, and which rows go, is all that is looked for.
    private func cuts(_ gone: Set<String>, _ new: [Row]) -> [Cut] {
        let new = new.sorted { OutlineRows.key($0) < OutlineRows.key($1) }
        var cuts: [Cut] = new.map { (place(of: OutlineRows.key($0)), $0) }
        for place in rows.places(ofPaths: gone) { cuts.append((place, nil)) }
        return cuts.sorted { ($0.place, $0.row == nil ? 1 : 0) < ($1.place, $1.row == nil ? 1 : 0) }
    }

    /// Whether each published entry that goes away comes back at its place with its id, and no other
    /// comes or goes.
    private func keepsPlaces(_ cuts: [Cut]) -> Bool {
        let cuts = cuts.filter { $0.place < rows.published || $0.row?.outline != nil }
        guard cuts.count.isMultiple(of: 2) else { return false }
        return stride(from: 0, to: cuts.count, by: 2).allSatisfy { index in
            let (new, old) = (cuts[index], cuts[index + 1])
            return old.row == nil && new.place == old.place && old.place < rows.published
                && new.row?.outline?.id.key == rows.id(at: old.place)
        }
    }

    /// The first place whose row does not come before `key`.
    private func place(of key: OutlineRows.Key) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows.key(at: middle) < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
