internal import Editorial
internal import FlyingSocks
internal import Foundation

/// Answers browsers of this machine, and nobody else.
///
/// FlyingSocks does the sockets. Its HTTP server is left alone, since that brings URLSession and with it
/// libcurl into every start of the program; what one reader at a time asks for is little (RFC 9112,
/// one request a connection).
struct LocalServer {
    let site: LocalSite

    /// The server could not start.
    struct Unavailable: Error {
        /// What comes after the port in a sentence.
        let reason: String
    }

    /// Bytes that the head of a request may have.
    private static let longestHead = 16_384

    /// Runs until a signal to stop comes.
    ///
    /// - Parameter started: called with the port, once the server listens.
    func run(port: UInt16, started: (UInt16) -> Void) async throws {
        // A browser that goes away while it is answered is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        let socket: Socket
        let listener: AsyncSocket
        do {
            socket = try Socket(domain: Int32(AF_INET))
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: sockaddr_in.inet(ip4: "127.0.0.1", port: port))
            try socket.listen()
            listener = try await AsyncSocket(socket: socket, pool: .client)
        } catch SocketError.failed(_, let code, let message) {
            let reason =
                switch code {
                case EADDRINUSE: "is taken by another program"
                case EACCES: "is not open to programs of this user"
                default: "cannot be used: \(message)"
                }
            throw Unavailable(reason: reason)
        } catch {
            throw Unavailable(reason: "cannot be used: \(error)")
        }
        let site = site
        let running = Task {
            for try await browser in listener.sockets {
                Task { await Self.answer(browser, site) }
            }
        }
        if case .ip4(_, port: let port) = try socket.sockname() { started(port) }
        while !StopSignal.isSet { await StopSignal.wait(milliseconds: 60_000) }
        running.cancel()
        try? listener.close()
    }

    private static func answer(_ browser: AsyncSocket, _ site: LocalSite) async {
        defer { try? browser.close() }
        guard let head = try? await head(from: browser) else { return }
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: true)
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
            return await send(text("400 Bad Request", "This is no request.\n"), to: browser)
        }
        func field(_ name: String) -> Substring? {
            lines.dropFirst().first { $0.lowercased().hasPrefix("\(name):") }
                .map { $0.dropFirst(name.count + 1).drop { $0 == " " } }
        }
        var answer = answer(
            method: words[0], target: words[1], host: field("host") ?? "", site)
        if let tag = answer.tag, let known = field("if-none-match"),
            known == "*" || known.split(separator: ",").contains(where: { $0.contains(tag) })
        {
            answer.status = "304 Not Modified"
        }
        await send(answer, hasBody: words[0] != "HEAD", to: browser)
    }

    /// Everything up to the empty line; nil if there is none within the limit.
    private static func head(from browser: AsyncSocket) async throws -> String? {
        var bytes: [UInt8] = []
        let end = Array("\r\n\r\n".utf8)
        while bytes.count <= longestHead {
            bytes += try await browser.read(atMost: 4096)
            if let range = bytes.firstRange(of: end) {
                return String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
            }
        }
        return nil
    }

    private struct Answer {
        var status: String
        let type: String
        let body: [UInt8]
        var location: String?
        /// Changes with the body, in quotes; nil: no browser is to keep it.
        var tag: String?
    }

    private static func text(_ status: String, _ text: String) -> Answer {
        Answer(status: status, type: "text/plain", body: Array(text.utf8))
    }

    private static func answer(
        method: Substring, target: Substring, host: Substring, _ site: LocalSite
    ) -> Answer {
        // A page elsewhere that points its own name at this machine must not read drafts.
        guard ["127.0.0.1", "localhost"].contains(host.split(separator: ":").first ?? "") else {
            return text("403 Forbidden", "This is for this machine alone.\n")
        }
        guard ["GET", "HEAD"].contains(method) else {
            return text("405 Method Not Allowed", "Only GET.\n")
        }
        let path = target.prefix { $0 != "?" && $0 != "#" }
        guard path.hasPrefix("/"), let decoded = path.removingPercentEncoding else {
            return text("400 Bad Request", "This is no address.\n")
        }
        if let place = LocalSite.redirect(decoded) {
            var answer = text("307 Temporary Redirect", "")
            answer.location = place
            return answer
        }
        do {
            guard let file = try site.answer(decoded) else {
                return text("404 Not Found", "There is no such page.\n")
            }
            let tag = file.mayBeKept ? "\"\(SHA256.hex(of: file.bytes).prefix(32))\"" : nil
            return Answer(status: "200 OK", type: file.type, body: file.bytes, tag: tag)
        } catch {
            let failure = Failure(error)
            let lines = [failure.message] + failure.details + [failure.remedy].compactMap(\.self)
            let status =
                switch failure.exit {
                case .notFound: "404 Not Found"
                case .refused: "403 Forbidden"
                default: "500 Internal Server Error"
                }
            return text(status, lines.map { SafeText.line($0) + "\n" }.joined())
        }
    }

    /// - Parameter hasBody: whether the body itself is wanted, beside its length.
    private static func send(
        _ answer: Answer, hasBody: Bool = true, to browser: AsyncSocket
    ) async {
        let charset = answer.type.hasPrefix("text/") ? "; charset=utf-8" : ""
        var head = [
            "HTTP/1.1 \(answer.status)",
            "Cache-Control: \(answer.tag == nil ? "no-store" : "no-cache")",
            "X-Content-Type-Options: nosniff", "Connection: close",
        ]
        if let tag = answer.tag { head.append("ETag: \(tag)") }
        if let location = answer.location { head.append("Location: \(location)") }
        let isUnchanged = answer.status.hasPrefix("304")
        if !isUnchanged {
            head += [
                "Content-Type: \(answer.type)\(charset)", "Content-Length: \(answer.body.count)",
            ]
        }
        let bytes =
            Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8)
            + (hasBody && !isUnchanged ? answer.body : [])
        try? await browser.write(Data(bytes))
    }
}
