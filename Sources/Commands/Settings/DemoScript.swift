internal import Assets
internal import Editorial

/// The script of the worked day, `Templates/demo/day.txt`.
///
/// `# words` tell what is going on; `who HH:MM [=status] [name:] $ arguments` is a command, with
/// arguments quoted as in a shell; the lines `| text` after it are its standard input.
enum DemoScript {
    static func read() throws -> [DemoDay.Step] {
        guard let script = Asset.named("Templates/demo/day.txt")?.text else {
            throw Failure(.invalid, "the program holds no worked day")
        }
        var steps: [DemoDay.Step] = []
        var tale: String?
        for line in script.split(separator: "\n", omittingEmptySubsequences: true) {
            if line.hasPrefix("# ") {
                tale = String(line.dropFirst(2))
            } else if line.hasPrefix("|") {
                let text = String(line.dropFirst(line.hasPrefix("| ") ? 2 : 1)) + "\n"
                steps[steps.count - 1].input = (steps.last?.input ?? "") + text
            } else if let step = step(line, tale: tale) {
                steps.append(step)
                tale = nil
            } else {
                throw Failure(.invalid, "the worked day has a line that is no step: \(line)")
            }
        }
        return steps
    }

    private static func step(_ line: Substring, tale: String?) -> DemoDay.Step? {
        guard let dollar = line.firstRange(of: " $ ") else { return nil }
        let head = line[..<dollar.lowerBound].split(separator: " ")
        guard head.count >= 2, let who = DemoPerson(rawValue: String(head[0])) else { return nil }
        var step = DemoDay.Step(
            tale: tale, who: who, time: String(head[1]),
            arguments: arguments(line[dollar.upperBound...]))
        for word in head.dropFirst(2) {
            if word.hasPrefix("="), let status = Int32(word.dropFirst()) {
                step.status = status
            } else if word.hasSuffix(":") {
                step.makes = String(word.dropLast())
            }
        }
        return step
    }

    /// Words, with single or double quotes around those that hold spaces.
    private static func arguments(_ text: Substring) -> [String] {
        var arguments: [String] = []
        var word: String?
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " {
                if let done = word { arguments.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word { arguments.append(word) }
        return arguments
    }
}
