internal import CProcess
internal import Editorial
internal import Foundation

/// Where the program prints: standard output for answers, standard error for everything else.
struct Console {
    /// Whether standard output is a terminal.
    let isTerminal: Bool
    /// Whether standard input is one.
    let canAsk: Bool
    /// Whether to use colour on standard output.
    let color: Bool
    /// Columns to fit into; 80 where there is no terminal.
    let width: Int

    /// - Parameter color: nil decides by the terminal, `NO_COLOR` and `TERM`.
    init(color: Bool? = nil) {
        isTerminal = lb_is_terminal(1) == 1
        canAsk = lb_is_terminal(0) == 1
        self.color =
            color
            ?? (isTerminal && Surroundings.variable("NO_COLOR") == nil
                && Surroundings.variable("TERM") != "dumb")
        let columns = Int(lb_terminal_columns(1))
        width = columns > 20 ? columns : Int(Surroundings.variable("COLUMNS") ?? "") ?? 80
    }

    /// Prints lines of text to standard output.
    ///
    /// - Throws: `Failure` if they cannot be written, as on a full disk.
    func print(_ text: String, terminator: String = "\n") throws {
        try write(Array((text + terminator).utf8))
    }

    /// Writes bytes to standard output.
    func write(_ bytes: [UInt8]) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            var failure = Failure(
                .disk, "standard output could not be written: \(error.localizedDescription)",
                remedy: "Check where it goes; what was done before it is done.")
            failure.isOfOutput = true
            throw failure
        }
    }

    /// Prints a note to standard error.
    func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Prints a value of the stable JSON form.
    func print(json: JSON) throws {
        try print(json.encoded(indented: true))
    }

    /// Reads a line that somebody types; nil at the end of input.
    func ask(_ question: String) throws -> String? {
        try print(question, terminator: "")
        return readLine(strippingNewline: true)
    }

    /// Waits for one key; nil at the end of input or on Ctrl-C.
    func key() -> Character? {
        let byte = lb_read_key()
        guard byte >= 0, byte != 3, byte != 4 else { return nil }
        return Character(Unicode.Scalar(UInt8(byte)))
    }

    /// Bytes of a text that are read before it is looked at, far more than an entry may have.
    static let mostTyped = 64 << 20
}

/// Colours by meaning, as SGR sequences (ECMA-48), or nothing.
enum Style: String {
    case strong = "1"
    case dim = "2"
    case good = "32"
    case warning = "33"
    case bad = "31"
    case name = "36"

    func callAsFunction(_ text: String, _ console: Console) -> String {
        console.color ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}
