import Editorial
import Git
import Testing

@testable import Archive

@Suite struct OutlineTableTests {
    /// Numbers that look random and are the same each time.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let tree = ObjectID(hex: String(repeating: "ab", count: 20))!

    /// A row that may link to one of `others`, or to what is not there.
    private static func row(
        _ dice: inout Dice, linkingTo others: [OutlineTable.Row] = []
    ) -> OutlineTable.Row {
        let id = EntryID(using: &dice)
        var entry = Entry(id: id, kind: .update, title: "Títle \(dice.next() % 100)")
        let isPublished = dice.next() % 8 != 0
        if isPublished { entry.published = Instant(seconds: Int64(dice.next() % 400) * 60) }
        entry.isKey = dice.next() % 3 == 0
        if dice.next() % 4 == 0 {
            let link = others.randomElement(using: &dice)?.outline?.id
            entry.body = "See [it](#entry-\(link ?? EntryID(using: &dice)))."
        }
        let blob = ObjectID(bytes: (0..<20).map { _ in UInt8(dice.next() & 255) }[...])!
        let outline = EntryOutline(entry, content: OutlineIndex.name(of: blob))
        return OutlineTable.Row(
            path:
                "entries/2031/01/01/00/0000-\(String(repeating: "x", count: Int(dice.next() % 9)))-\(id).md",
            blob: blob, outline: outline,
            notes: outline?.isNoted == true ? EntryOutline.notes(on: entry) : nil)
    }

    /// Everything that can be asked of a table.
    private static func content(_ table: OutlineTable) -> [String] {
        let rows = table.rows
        let entries = (0..<rows.published).map { place in
            "\(rows.outline(at: place)) \(rows.path(at: place)) "
                + "\(String(describing: rows.blob(at: place))) "
                + String(describing: rows.notes(at: place))
        }
        return entries + (rows.published..<rows.count).map { rows.path(at: $0) }
            + table.stretches.map { "\($0)" } + table.groups.map { "\($0)" }.sorted()
    }

    private static func inOrder(_ rows: [OutlineTable.Row]) -> [OutlineTable.Row] {
        rows.sorted { OutlineRows.key($0) < OutlineRows.key($1) }
    }

    /// Acts on a table as a live blog does for long, each of them on what was kept of the one before.
    @Test func aTableThatWasChangedIsLikeOneMadeAnew() throws {
        var dice = Dice(state: 7)
        var rows: [OutlineTable.Row] = []
        for _ in 0..<120 { rows.append(Self.row(&dice, linkingTo: rows)) }
        var table = OutlineTable(tree: Self.tree, rows: Self.inOrder(rows))
        let folder = "/tmp/lb-outlines-\(UInt64.random(in: .min ... .max))"
        defer { CacheFile.removeFolder(folder) }
        var wholes = 0
        for act in 0..<120 {
            let gone = rows.filter { _ in dice.next() % 100 == 0 }
            var new = (0..<Int(dice.next() % 5)).map { _ in Self.row(&dice, linkingTo: rows) }
            // Some entries change and keep their place.
            for row in gone where dice.next() % 2 == 0 {
                new.append(
                    .init(
                        path: row.path, blob: Self.row(&dice).blob, outline: row.outline,
                        notes: row.notes))
            }
            rows = rows.filter { row in !gone.contains { $0.path == row.path } } + new
            table = table.changed(
                tree: Self.tree, gone: Set(gone.map(\.path)), new: new)
            let anew = OutlineTable(tree: Self.tree, rows: Self.inOrder(rows))
            #expect(Self.content(table) == Self.content(anew))
            let group = try #require(table.groups.keys.randomElement(using: &dice))
            #expect(table.outlines.places(inGroup: group) == anew.outlines.places(inGroup: group))
            let id = anew.rows.id(at: Int.random(in: 0..<anew.rows.published, using: &dice))
            #expect(table.rows.place(of: id) == anew.rows.place(of: id))
            wholes += table.base == nil ? 1 : 0
            OutlineFiles.write(table, to: folder, stamp: "s")
            table = try #require(OutlineFiles.read(folder, stamp: "s"))
            guard act % 10 == 0 else { continue }
            #expect(Self.content(table) == Self.content(anew))
        }
        #expect((2...40).contains(wholes), "\(wholes) of 120 were written whole")
    }

    @Test func damagedBytesAreNoTable() throws {
        var dice = Dice(state: 3)
        let old = Self.inOrder((0..<6).map { _ in Self.row(&dice) })
        let folder = "/tmp/lb-outlines-\(UInt64.random(in: .min ... .max))"
        defer { CacheFile.removeFolder(folder) }
        func kept() -> OutlineTable? { OutlineFiles.read(folder, stamp: "s") }
        OutlineFiles.write(OutlineTable(tree: Self.tree, rows: old), to: folder, stamp: "s")
        let base = try #require(kept())
        let later = base.changed(
            tree: Self.tree, gone: [old[3].path], new: [Self.row(&dice), Self.row(&dice)])
        OutlineFiles.write(later, to: folder, stamp: "s")
        #expect(try Self.content(#require(kept())) == Self.content(later))
        #expect(OutlineFiles.read(folder, stamp: "other") == nil)
        for (name, without) in [(OutlineFiles.since, base), (OutlineFiles.base, nil)] {
            let without = without.map(Self.content)
            let path = "\(folder)/\(name)"
            let bytes = try #require(try DurableFile.read(path, limit: .max))
            func expectNone(_ damaged: [UInt8], _ what: String) {
                CacheFile.write(damaged, to: path)
                #expect(kept().map(Self.content) == without, "\(name), \(what)")
            }
            for place in bytes.indices {
                var damaged = bytes
                damaged[place] ^= 0x10
                expectNone(damaged, "byte \(place)")
            }
            for count in 0..<min(200, bytes.count) {
                expectNone(Array(bytes.prefix(count)), "\(count) bytes")
            }
            CacheFile.write(bytes, to: path)
        }
    }

    @Test func whatCameSinceAnotherTableIsNotTaken() throws {
        var dice = Dice(state: 5)
        let folder = "/tmp/lb-outlines-\(UInt64.random(in: .min ... .max))"
        defer { CacheFile.removeFolder(folder) }
        let one = OutlineTable(tree: Self.tree, rows: [Self.row(&dice)])
        OutlineFiles.write(one, to: folder, stamp: "s")
        let kept = try #require(OutlineFiles.read(folder, stamp: "s"))
        let later = kept.changed(tree: Self.tree, gone: [], new: [Self.row(&dice)])
        OutlineFiles.write(later, to: folder, stamp: "s")
        let other = OutlineTable(tree: Self.tree, rows: [Self.row(&dice), Self.row(&dice)])
        OutlineFiles.write(other, to: folder, stamp: "s")
        #expect(
            try Self.content(#require(OutlineFiles.read(folder, stamp: "s")))
                == Self.content(other))
    }
}
