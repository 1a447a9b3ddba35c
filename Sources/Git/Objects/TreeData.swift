/// The bytes of one tree object, read and written: one folder.
///
/// Read by our own code, since libgit2 passes through names such as `..` and needs a handle for each.
/// Modes are kept as they are, so that rewriting a folder changes nothing else in it.
struct TreeData {
    /// One line of the tree object.
    struct Line {
        var mode: UInt32
        var name: [UInt8]
        var id: ObjectID

        var isFolder: Bool { mode & 0o170000 == 0o040000 }

        /// The entry that the line stands for; nil for a mode that git does not write.
        var entry: TreeEntry? {
            let kind: TreeEntry.Kind
            switch mode & 0o170000 {
            case 0o040000: kind = .folder
            case 0o100000: kind = mode & 0o100 == 0 ? .file : .executable
            case 0o120000: kind = .symlink
            case 0o160000: kind = .submodule
            default: return nil
            }
            let text = String(decoding: name, as: UTF8.self)
            guard text.utf8.elementsEqual(name) else { return nil }
            return TreeEntry(name: text, id: id, kind: kind)
        }
    }

    /// Lines in the order of git: by name, a folder as if its name ended in a slash.
    private(set) var lines: [Line] = []

    /// An empty folder.
    init() {}

    /// Reads a tree object; throws `GitError` when it is cut short, out of order or has a name twice.
    init(_ bytes: [UInt8], id: ObjectID) throws(GitError) {
        func damaged(_ what: String) -> GitError {
            GitError(
                operation: "read the tree \(id)",
                message: "\(what). git fsck says more about it.", code: -1)
        }
        var at = 0
        while at < bytes.count {
            var mode: UInt32 = 0
            let start = at
            while at < bytes.count, case 0x30...0x37 = bytes[at], at - start < 7 {
                mode = mode << 3 | UInt32(bytes[at] - 0x30)
                at += 1
            }
            guard at > start, at < bytes.count, bytes[at] == 0x20,
                let end = bytes[at...].firstIndex(of: 0), end > at + 1,
                end + ObjectID.length < bytes.count
            else { throw damaged("it is cut short or is no tree") }
            let line = Line(
                mode: mode, name: Array(bytes[(at + 1)..<end]),
                id: ObjectID(unchecked: bytes[(end + 1)...]))
            if let last = lines.last, !Self.precedes(last, line) || last.name == line.name {
                throw damaged("its names are out of order or come twice")
            }
            lines.append(line)
            at = end + 1 + ObjectID.length
        }
        // `a` (file), `a.b`, `a` (folder) is in order, yet has a name twice.
        let folders = Set(lines.lazy.filter(\.isFolder).map(\.name))
        guard !lines.contains(where: { !$0.isFolder && folders.contains($0.name) }) else {
            throw damaged("a name in it comes twice")
        }
    }

    /// The tree object.
    var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(lines.reduce(0) { $0 + $1.name.count + 28 })
        for line in lines {
            result += Array(String(line.mode, radix: 8).utf8)
            result.append(0x20)
            result += line.name
            result.append(0)
            result += line.id.bytes
        }
        return result
    }

    /// The line of this name; nil: none.
    func line(named name: String) -> Line? {
        let wanted = Array(name.utf8)
        for folder in [false, true] {
            let place = position(
                of: Line(mode: folder ? 0o040000 : 0o100644, name: wanted, id: .zero))
            if place < lines.count, lines[place].name == wanted { return lines[place] }
        }
        return nil
    }

    /// Puts a line in its place, instead of one of the same name; a nil id takes it out.
    mutating func set(_ name: String, mode: UInt32, id: ObjectID?) {
        let bytes = Array(name.utf8)
        for folder in [false, true] {
            let place = position(
                of: Line(mode: folder ? 0o040000 : 0o100644, name: bytes, id: .zero))
            if place < lines.count, lines[place].name == bytes { lines.remove(at: place) }
        }
        guard let id else { return }
        let line = Line(mode: mode, name: bytes, id: id)
        lines.insert(line, at: position(of: line))
    }

    /// Where the line is or belongs.
    private func position(of line: Line) -> Int {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(lines[middle], line) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// git's order of names in a folder.
    private static func precedes(_ left: Line, _ right: Line) -> Bool {
        let common = min(left.name.count, right.name.count)
        for index in 0..<common where left.name[index] != right.name[index] {
            return left.name[index] < right.name[index]
        }
        func next(_ line: Line) -> UInt8 {
            line.name.count > common ? line.name[common] : line.isFolder ? UInt8(ascii: "/") : 0
        }
        let (first, second) = (next(left), next(right))
        return first == second ? left.name.count < right.name.count : first < second
    }
}
