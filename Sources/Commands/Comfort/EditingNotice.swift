internal import Archive
internal import Editorial
internal import Foundation
internal import Git
internal import Newsroom

/// A note that somebody has a draft open in their editor, for whoever opens it too.
///
/// A file of the blog's private folder for each editor that is open, `open/<id>.<process>`; it counts while
/// that process lives. It is a courtesy: it locks nothing, and holds on one machine or shared folder.
struct EditingNotice {
    private let path: String

    /// Says that this process opens the draft.
    ///
    /// What cannot be written is no reason not to edit.
    init(_ id: EntryID, by person: Person, in blog: BlogRepository, at now: Instant) {
        let process = ProcessInfo.processInfo.processIdentifier
        path = "\(Self.folder(blog))/\(id).\(process)"
        let lines = [
            SafeText.line(person.name), "\(now)", Self.start(of: process) ?? "",
            Self.machine,
        ]
        CacheFile.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: path)
    }

    /// Takes the note away.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Who has the draft open now, a sentence each; notes of processes that are gone are removed.
    static func others(_ id: EntryID, in blog: BlogRepository, zone: Zone, now: Instant) -> [String]
    {
        let folder = folder(blog)
        return DurableFile.names(in: folder).filter { $0.hasPrefix("\(id).") }.sorted()
            .compactMap { name in
                let path = "\(folder)/\(name)"
                guard let process = Int32(name.dropFirst(id.description.count + 1)),
                    let bytes = (try? DurableFile.read(path, limit: 4096)) ?? nil
                else { return nil }
                let lines = String(decoding: bytes, as: UTF8.self).split(
                    separator: "\n", omittingEmptySubsequences: false)
                guard lines.count >= 4, let since = Instant(rfc3339: lines[1]) else { return nil }
                let isHere = lines[3] == machine
                if isHere, start(of: process).map({ $0 != lines[2] }) ?? true {
                    try? FileManager.default.removeItem(atPath: path)
                    return nil
                }
                let place = isHere ? "" : " on \(lines[3])"
                return SafeText.line(
                    "\(lines[0]) has \(id) open in an editor\(place), since "
                        + "\(zone.short(since, now: now)) (process \(process)).")
            }
    }

    private static func folder(_ blog: BlogRepository) -> String { blog.privateFolder + "/open" }

    /// The name of this machine, asked of nobody on the network.
    private static var machine: String {
        let bytes = (try? DurableFile.read("/proc/sys/kernel/hostname", limit: 4096)) ?? nil
        return SafeText.line(String(decoding: bytes ?? [], as: UTF8.self))
    }

    /// When a process began, in ticks of the kernel; nil if there is none. A number is given out again, so
    /// that alone does not tell processes apart.
    private static func start(of process: Int32) -> String? {
        guard
            let bytes = (try? DurableFile.read("/proc/\(process)/stat", limit: 65536)) ?? nil,
            let text = String(validating: bytes, as: UTF8.self),
            let end = text.lastIndex(of: ")")
        else { return nil }
        // The 22nd field; the second may have spaces within its parentheses.
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 19 ? String(fields[19]) : nil
    }
}
