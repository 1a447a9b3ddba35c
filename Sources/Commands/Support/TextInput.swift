internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Foundation
internal import Git

/// Where the text of a draft comes from.
struct TextInput: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The text, in Markdown; '-' reads standard input.", valueName: "text"))
    var text: [String] = []

    @Option(
        name: [.customShort("f"), .customLong("file")],
        help: ArgumentHelp("Read the text from FILE; '-' is standard input.", valueName: "file"))
    var file: String?

    /// The text, if it is given at once: argument, file, or piped standard input.
    ///
    /// - Throws: `Failure` for a file that cannot be read or is too large.
    func given(_ console: Console) throws -> [UInt8]? {
        if file == "-" { return try DurableFile.readStandardInput(limit: Console.mostTyped) }
        if let file {
            guard let bytes = try DurableFile.readInput(file, limit: Console.mostTyped) else {
                throw Failure(.notFound, "there is no file \(file)", remedy: "Check its name.")
            }
            return bytes
        }
        if text == ["-"] || text.isEmpty && !console.canAsk {
            let bytes = try DurableFile.readStandardInput(limit: Console.mostTyped)
            return text.isEmpty && bytes.isEmpty ? nil : bytes
        }
        guard !text.isEmpty else { return nil }
        let paragraphs = text.map(TypedArgument.asTyped)
        return Array((paragraphs.joined(separator: "\n\n") + "\n").utf8)
    }
}

extension TextInput {
    /// Lets go of a text that was kept, once the act that took it up from its file is done.
    func takenUp(_ blog: BlogRepository) {
        guard let file, file != "-" else { return }
        let path = URL(fileURLWithPath: file).standardizedFileURL.path
        for folder in Surroundings.folders(for: blog) where path.hasPrefix(folder + "/") {
            TypedText(path: path).discard()
        }
    }
}

/// Arguments that are text although they begin with a hyphen, as a list does: `"- Boats stay in port"`.
///
/// The parser would take them for options. They go through it behind a mark, which no text may contain.
enum TypedArgument {
    private static let mark = "\u{1}"

    /// The argument as the parser gets it.
    static func marked(_ argument: String) -> String {
        let bytes = argument.utf8
        guard bytes.first == UInt8(ascii: "-"), let second = bytes.dropFirst().first,
            second == 0x20 || second == 0x09 || second == 0x0A || second == 0x0D
        else { return argument }
        return mark + argument
    }

    /// The argument as it was typed.
    static func asTyped(_ argument: String) -> String {
        argument.hasPrefix(mark) ? String(argument.dropFirst()) : argument
    }
}

/// A text in the making, safe on disk from the moment it is there.
struct KeptText {
    let typed: TypedText

    /// Keeps `bytes`; where no disk takes them, says so and shows them, so that they can be copied.
    static func keep(_ bytes: [UInt8], for blog: BlogRepository?, name: String) throws -> KeptText {
        do {
            let typed = try TypedText.keep(
                bytes, in: Surroundings.folders(for: blog), name: Surroundings.typedName(name))
            return KeptText(typed: typed)
        } catch {
            throw Failure(
                .disk, "no disk takes your text (\(error))",
                details: ["Here it is, to be copied:"]
                    + String(decoding: bytes, as: UTF8.self).split(
                        separator: "\n", omittingEmptySubsequences: false
                    ).map(String.init))
        }
    }

    /// Does what the text is for, then lets go of it; where that fails, says where the text is, and what
    /// command takes it from there.
    func during<Result>(
        again command: String = "lb draft", _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await body()
            typed.discard()
            return result
        } catch let exit as ExitCode
            where [Exit.doneDespite.rawValue, Exit.findings.rawValue].contains(exit.rawValue)
        {
            // The text is in the repository; what the disk or the checks had to say was told already.
            typed.discard()
            throw exit
        } catch let error as ArchiveError where error.kind == .unchanged {
            typed.discard()
            throw error
        } catch {
            var failure = Failure(error)
            failure.details.append("Your text is kept in \(typed.path)")
            failure.remedy =
                (failure.remedy.map { $0 + " " } ?? "")
                + "`\(command) --file '\(typed.path)'` takes the text up again."
            throw failure
        }
    }

    /// What somebody wrote.
    struct Written {
        let kept: KeptText
        let bytes: [UInt8]
        /// Whether it was typed into the terminal, and is the text alone.
        let isTyped: Bool

        /// The file that it was to change, as it is now.
        func file(_ old: [UInt8], path: String, id: EntryID, created: Instant? = nil) -> [UInt8] {
            guard isTyped else { return bytes }
            let isEmpty = bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
            return isEmpty
                ? old
                : EntryFile.replacing(old, path: path, with: bytes, id: id, created: created)
        }
    }

    /// Lets the person write it in their editor, or straight into the terminal if none is set.
    ///
    /// - Throws: `Failure` where there is neither.
    static func write(
        _ template: [UInt8], for blog: BlogRepository, name: String, console: Console
    ) async throws -> Written {
        guard let command = Editor.command(blog.git) else {
            guard console.canAsk else {
                throw Failure(
                    .usage, "there is no text, and no editor is set",
                    remedy:
                        "Give it as an argument, with --file, or on standard input; or set EDITOR.")
            }
            console.note("No editor is set (EDITOR names one). Type the text; Ctrl-D ends it.")
            let bytes = try DurableFile.readStandardInput(limit: Console.mostTyped)
            return Written(
                kept: try keep(bytes, for: blog, name: name), bytes: bytes, isTyped: true)
        }
        let kept = try keep(template, for: blog, name: name)
        do {
            try await Editor.edit(kept.typed.path, command: command)
        } catch let failure as Failure {
            let left = try DurableFile.read(kept.typed.path, limit: Console.mostTyped)
            guard left == template else { throw failure }
            // Nobody wrote anything into it.
            kept.typed.discard()
            throw Failure(
                failure.exit, failure.message,
                remedy: "It saved nothing, and nothing was changed. EDITOR names another editor.")
        }
        guard let bytes = try DurableFile.read(kept.typed.path, limit: Console.mostTyped)
        else {
            throw Failure(
                .invalid, "the editor removed the file \(kept.typed.path)",
                remedy: "Nothing was drafted.")
        }
        return Written(kept: kept, bytes: bytes, isTyped: false)
    }
}
