internal import Archive
internal import Editorial
internal import Export
internal import Git

/// Where somebody wants an export to go, looked at before anything is made.
enum ExportPlace {
    /// - Parameters:
    ///   - path: the value of `--output`.
    ///   - directory: where the blog is.
    /// - Throws: `Failure` for a folder where the format is one file, for a file, device or pipe where it is a
    ///   folder of them, and for a file that the blog itself is made of.
    static func require(_ path: String, takes format: ExportFormat, in directory: String) throws {
        let name = SafeText.line(path)
        let kind = DurableFile.kind(of: path)
        guard let file = format.file else {
            guard kind == .file || kind == .other else { return }
            throw Failure(
                .invalid,
                "\(name) is \(kind == .file ? "a file" : "a device or a pipe"), and "
                    + "\(format) has many files",
                remedy: "Name a folder: `lb export \(format) -o site/`.")
        }
        guard kind != .folder, path.last != "/" else {
            let folder = name.last == "/" ? name : name + "/"
            throw Failure(
                .invalid, "\(name) is a folder, and \(format) is one file",
                remedy: "Name the file: `lb export \(format) -o \(folder)\(file)`.")
        }
        guard kind == .file, let whole = DurableFile.resolved(path),
            let blog = try? BlogRepository.open(from: directory)
        else { return }
        try refuse(whole, name, file, in: blog)
    }

    /// A working file that an export took the place of would be an edit which nobody made.
    private static func refuse(
        _ whole: String, _ name: String, _ file: String, in blog: BlogRepository
    ) throws {
        let remedy = "Name another file, best outside of the blog: `-o ../\(file)`."
        if let own = DurableFile.resolved(blog.git.gitDirectory), whole.hasPrefix(own + "/") {
            throw Failure(.invalid, "\(name) is a file of the repository itself", remedy: remedy)
        }
        guard let folder = blog.git.workDirectory.flatMap(DurableFile.resolved),
            whole.hasPrefix(folder + "/")
        else { return }
        let path = String(whole.dropFirst(folder.count + 1))
        guard try blog.git.entry(at: path, in: blog.tip().tree) != nil else { return }
        throw Failure(
            .invalid, "\(name) is a file of the blog, and the export would take its place",
            remedy: remedy + " To have git forget it first: `git rm --cached \(path)`, and commit.")
    }
}
