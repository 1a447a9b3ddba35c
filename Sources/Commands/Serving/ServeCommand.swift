internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git

struct ServeCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Look at the page in a browser of this machine.",
        discussion: """
            Shows what readers have, and loads again when something is published. /draft/ID shows the \
            page exactly as it will look once that draft is out. Nobody else can reach it: it answers \
            on 127.0.0.1 alone. Ctrl-C ends it.

            Examples:
              lb serve
              lb serve --port 8080 --theme broadsheet
            """)

    @OptionGroup var global: GlobalOptions

    @Option(help: "The port, 1 to 65535; 0 takes a free one.")
    var port: UInt16 = 4321

    @Option(help: "A theme of the page; `lb template list` tells which there are.")
    var theme: String?

    func work(_ console: Console) async throws {
        let blog = try BlogRepository.open(from: global.directory)
        let site = LocalSite(place: blog.git.gitDirectory, theme: theme)
        // What is wrong with the blog or its templates is told here and not in the browser first.
        _ = try site.version("/")
        _ = try site.answer("/index.html")
        StopSignal.install()
        let server = LocalServer(site: site)
        do {
            try await server.run(port: port) { port in
                console.note("lb: http://127.0.0.1:\(port)/  (Ctrl-C ends it)")
            }
        } catch let error as LocalServer.Unavailable {
            throw Failure(
                .disk, "port \(port) \(SafeText.line(error.reason))",
                remedy: "Take another with --port, or a free one with --port 0.")
        }
        console.note("lb: stopped.")
    }
}
