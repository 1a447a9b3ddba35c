internal import Editorial
internal import Git

extension OutlineTable {
    /// The table without the files at `gone` and with `new` ones, in the order of all.
    func changed(tree: ObjectID, gone: Set<String>, new: [Row], stamp: String) -> OutlineTable {
        var fixed: [UInt8] = []
        var texts: [UInt8] = []
        fixed.reserveCapacity(bytes.count)
        let isCrowded = isCrowded
        if !isCrowded { texts = Array(bytes[heap..<bytes.count - Self.sumLength]) }
        let new = new.sorted { Self.key($0) < Self.key($1) }
        var published = 0
        var count = 0
        var run = 0
        let suspects = gone.map { Array($0.utf8.suffix(EntryID.length + 3)) }
        func end(_ place: Int) {
            guard run < place else { return }
            count += place - run
            published += max(0, min(place, outlines.count) - run)
            if isCrowded {
                for place in run..<place { copy(place, &fixed, &texts) }
            } else {
                fixed += bytes[row(run)..<row(place)]
            }
        }
        func add(_ row: Row) {
            Self.write(row, &fixed, &texts)
            count += 1
            published += row.outline == nil ? 0 : 1
        }
        // Where each new row goes, and which rows go, is all that is looked for.
        var cuts: [(place: Int, row: Row?)] = new.map { (place(of: Self.key($0)), $0) }
        if !gone.isEmpty {
            for place in 0..<self.count
            where mayBe(place, suspects) && gone.contains(path(at: place)) {
                cuts.append((place, nil))
            }
        }
        cuts.sort { ($0.place, $0.row == nil ? 1 : 0) < ($1.place, $1.row == nil ? 1 : 0) }
        for cut in cuts {
            end(cut.place)
            run = max(run, cut.place)
            if let row = cut.row { add(row) } else { run = cut.place + 1 }
        }
        end(self.count)
        return OutlineTable(tree: tree, count: count, published, fixed, texts, stamp)
    }

    /// Whether the row's id is the one of a path that goes; the path itself is compared after that.
    private func mayBe(_ place: Int, _ ends: [[UInt8]]) -> Bool {
        let path = texts(place).prefix(number(place, 55))
        return ends.contains { path.suffix($0.count).elementsEqual($0) }
    }

    /// The first place whose row does not come before `key`.
    private func place(of key: Key) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self.key(middle) < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether more than half of the texts are those of rows that are gone.
    private var isCrowded: Bool {
        let used = (0..<count).reduce(0) { $0 + number($1, 51) }
        return bytes.count - heap > 2 * used + 65536
    }

    private func copy(_ place: Int, _ fixed: inout [UInt8], _ texts: inout [UInt8]) {
        var writer = RecordWriter()
        writer.short(texts.count)
        fixed += bytes[row(place)..<row(place) + 47]
        fixed += writer.bytes
        fixed += bytes[row(place) + 51..<row(place) + Self.width]
        texts += self.texts(place)
    }
}
