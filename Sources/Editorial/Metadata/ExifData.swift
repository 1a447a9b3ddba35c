/// What a block of Exif (a TIFF file without a picture, CIPA DC-008) tells.
struct ExifData {
    private(set) var kinds: Set<FileMetadata.Kind> = []
    /// How the picture is to be turned, 2 to 8; nil: not at all.
    private(set) var orientation: Int?

    private let file: FileBytes
    private let isLittle: Bool
    /// Fields of one directory that are read.
    private static let mostFields = 512

    /// Reads what begins with `II` or `MM`; of anything else is only said that it is there.
    init(_ block: ArraySlice<UInt8>) {
        file = FileBytes(Array(block))
        isLittle = file.has("II", at: 0)
        kinds = [.other]
        guard isLittle || file.has("MM", at: 0), number(2, 2) == 42 else { return }
        for (field, type, count) in fields(of: number(4, 4)) {
            let isText = count > 0 && !isBlank(field, type, count)
            switch number(field, 2) {
            case 0x0112:
                let turn = number(field + 8, 2)
                orientation = (2...8).contains(turn) ? turn : nil
            case 0x010E, 0x9C9B, 0x9C9C, 0x9C9F: if isText { kinds.insert(.comments) }
            case 0x013B, 0x8298, 0x9C9D: if isText { kinds.insert(.names) }
            case 0x8825:
                // An empty block, or one with its version alone, is no position.
                let tags = fields(of: number(field + 8, 4)).map { number($0.place, 2) }
                if !Set(tags).isDisjoint(with: [2, 4, 20, 22, 27, 28]) { kinds.insert(.place) }
            case 0x8769: readDetails(at: number(field + 8, 4))
            default: break
            }
        }
    }

    private mutating func readDetails(at place: Int) {
        for (field, type, count) in fields(of: place) where !isBlank(field, type, count) {
            switch number(field, 2) {
            case 0x9286: kinds.insert(.comments)
            case 0xA430, 0xA431, 0xA435: kinds.insert(.names)
            default: break
            }
        }
    }

    /// The fields of a directory: their places, types and counts of values.
    private func fields(of directory: Int) -> [(place: Int, type: Int, count: Int)] {
        guard directory >= 8, directory + 2 <= file.count else { return [] }
        return (0..<min(number(directory, 2), Self.mostFields)).compactMap { index in
            let place = directory + 2 + index * 12
            guard place + 12 <= file.count else { return nil }
            return (place, number(place + 2, 2), number(place + 4, 4))
        }
    }

    /// Whether a text has nothing but spaces and zeros; the code of its characters apart.
    private func isBlank(_ field: Int, _ type: Int, _ count: Int) -> Bool {
        guard [1, 2, 7].contains(type) else { return false }
        let start = count <= 4 ? field + 8 : number(field + 8, 4)
        let text = file.part(start, start + min(count, 1 << 20))
        let isCoded = number(field, 2) == 0x9286
        return text.dropFirst(isCoded ? 8 : 0).allSatisfy { $0 <= 0x20 }
    }

    private func number(_ place: Int, _ size: Int) -> Int {
        isLittle ? file.little(place, size) : file.big(place, size)
    }

    /// A block that says how the picture is to be turned, and nothing else.
    static func turned(_ orientation: Int) -> [UInt8] {
        [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]
            + [UInt8(truncatingIfNeeded: orientation), 0, 0, 0, 0, 0, 0]
    }
}
