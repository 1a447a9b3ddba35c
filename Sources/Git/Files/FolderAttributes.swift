import CLibgit2Shim
import Glibc

/// Who may do what in a folder, as far as one that takes its place must have it too.
package struct FolderAttributes: Sendable, Hashable {
    /// The twelve bits of its permissions.
    private let mode: mode_t
    private let owner: uid_t
    private let group: gid_t
    /// Extended attributes, with lists of access and labels among them; each name with its value.
    private let extended: [[UInt8]: [UInt8]]
    /// Bytes of a value: what Linux allows.
    private static let maximumValue = 65_536

    /// Of the folder at a path; throws `FileError`.
    package init(_ path: String) throws(FileError) {
        let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
        var read: Result<FolderAttributes, FileError>?
        folder.use { descriptor in
            do throws(FileError) {
                read = .success(try FolderAttributes(path, of: descriptor))
            } catch {
                read = .failure(error)
            }
        }
        guard let read else { throw FileError(operation: "look at", path: path, code: EIO) }
        self = try read.get()
    }

    init(_ path: String, of descriptor: Int32) throws(FileError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last("look at", path) }
        mode = status.st_mode & 0o7777
        owner = status.st_uid
        group = status.st_gid
        extended = try Self.extended(descriptor, path)
    }

    /// Whether it belongs to the user that this process acts for.
    package var isOwn: Bool { owner == geteuid() }

    /// Gives a folder the same permissions and group. Throws `FileError` if it is then still another's, or
    /// not the same.
    package func apply(to path: String) throws(FileError) {
        let now = try FolderAttributes(path)
        guard now != self else { return }
        if now.group != group, unsafe chown(path, uid_t.max, group) != 0 {
            throw .last("set the group of", path)
        }
        if unsafe chmod(path, mode) != 0 { throw .last("set the permissions of", path) }
        guard try FolderAttributes(path) == self else {
            throw FileError(operation: "set the permissions of", path: path, code: EPERM)
        }
    }

    private static func extended(
        _ descriptor: Int32, _ path: String
    ) throws(FileError) -> [[UInt8]: [UInt8]] {
        let size = flistxattr(descriptor, nil, 0)
        // Most have none; some file systems know none.
        if size == 0 || size < 0 && errno == ENOTSUP { return [:] }
        guard size > 0 else { throw .last("look at", path) }
        var names = [CChar](repeating: 0, count: size)
        let got = unsafe flistxattr(descriptor, &names, size)
        guard got >= 0 else { throw .last("look at", path) }
        var result: [[UInt8]: [UInt8]] = [:]
        for name in names.prefix(got).split(separator: 0) {
            let name = Array(name) + [0]
            var value = [UInt8](repeating: 0, count: maximumValue)
            let count = unsafe fgetxattr(descriptor, name, &value, value.count)
            guard count >= 0 else { throw .last("look at", path) }
            result[name.map { UInt8(bitPattern: $0) }] = Array(value.prefix(count))
        }
        return result
    }
}
