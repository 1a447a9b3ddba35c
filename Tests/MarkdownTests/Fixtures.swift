import Glibc
import Markdown

/// The HTML of `source`, as a string.
func html(_ source: String, _ options: HTMLOptions = HTMLOptions()) -> String {
    var output: [UInt8] = []
    writeHTML(of: source, options: options, into: &output)
    return String(decoding: output, as: UTF8.self)
}

/// The text that each event of `source` brings, with its place in the source.
func runs(of source: String) -> [(kind: TextKind, text: String, place: SourceText)] {
    let bytes = Array(source.utf8)
    var runs: [(TextKind, String, SourceText)] = []
    parse(bytes) { event in
        if case .text(let kind, let text) = copy event {
            runs.append((kind, text.string(in: bytes), text))
        }
    }
    return runs
}

/// The byte offset at which `part` first stands in `text`, searched byte by byte.
func offset(of part: String, in text: String) -> Int? {
    let (part, text) = (Array(part.utf8), Array(text.utf8))
    return (0...max(0, text.count - part.count)).first { text[$0...].starts(with: part) }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// The processor time that `work` takes in this thread, in seconds; other tests do not disturb it.
func processorTime(_ work: () -> Void) -> Double {
    func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    work()
    return now() - start
}

/// Seconds that a document of the greatest size may take; unoptimised code gets more.
#if DEBUG
    let timeLimit = 5.0
#else
    let timeLimit = 0.5
#endif

/// The greatest size of an entry in bytes.
let greatestSize = 256 * 1024

/// `unit` repeated and cut at the greatest size.
func filled(_ unit: String) -> [UInt8] {
    let unit = Array(unit.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(greatestSize + unit.count)
    while bytes.count < greatestSize { bytes += unit }
    return Array(bytes.prefix(greatestSize))
}
