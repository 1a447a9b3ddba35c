internal import Editorial
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Answers browsers of this machine, and nobody else.
struct LocalServer {
    let site: LocalSite

    /// The server could not start.
    struct Unavailable: Error {
        /// What comes after the port in a sentence.
        let reason: String
    }

    private typealias Browser = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    /// Runs until a signal to stop comes.
    ///
    /// - Parameter started: called with the port, once the server listens.
    func run(port: UInt16, started: (UInt16) -> Void) async throws {
        // A browser that goes away while it is answered is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        let listener = try await listener(port)
        let site = site
        let running = Task {
            try await withThrowingDiscardingTaskGroup { group in
                try await listener.executeThenClose { browsers in
                    for try await browser in browsers {
                        group.addTask { await Self.answer(browser, site) }
                    }
                }
            }
        }
        started(UInt16(listener.channel.localAddress?.port ?? Int(port)))
        while !StopSignal.isSet { await StopSignal.wait(milliseconds: 60_000) }
        running.cancel()
    }

    /// - Throws: `Unavailable`.
    private func listener(_ port: UInt16) async throws -> NIOAsyncChannel<Browser, Never> {
        do {
            return try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: "127.0.0.1", port: Int(port)) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
                        return try Browser(wrappingChannelSynchronously: channel)
                    }
                }
        } catch let error as IOError {
            let reason =
                switch error.errnoCode {
                case EADDRINUSE: "is taken by another program"
                case EACCES: "is not open to programs of this user"
                default: "cannot be used: \(error)"
                }
            throw Unavailable(reason: reason)
        } catch {
            throw Unavailable(reason: "cannot be used: \(error)")
        }
    }

    /// Answers one request after the other, until the browser has no more.
    private static func answer(_ browser: Browser, _ site: LocalSite) async {
        // What goes wrong on the way to a browser is the browser's to tell.
        try? await browser.executeThenClose { requests, answers in
            var request: HTTPRequestHead?
            for try await part in requests {
                switch part {
                case .head(let head): request = head
                case .body: break
                case .end:
                    guard let head = request else { return }
                    try await answers.write(contentsOf: parts(of: answer(head, site), to: head))
                    guard head.isKeepAlive else { return }
                }
            }
        }
    }

    private struct Answer {
        var status: HTTPResponseStatus
        let type: String
        let body: [UInt8]
        var location: String?
        /// Changes with the body, in quotes; nil: no browser is to keep it.
        var tag: String?
    }

    private static func text(_ status: HTTPResponseStatus, _ text: String) -> Answer {
        Answer(status: status, type: "text/plain", body: Array(text.utf8))
    }

    private static func answer(
        _ request: HTTPRequestHead, _ site: LocalSite
    ) -> Answer {
        // A page elsewhere that points its own name at this machine must not read drafts.
        let host = request.headers.first(name: "Host")?.split(separator: ":").first ?? ""
        guard ["127.0.0.1", "localhost"].contains(host) else {
            return text(.forbidden, "This is for this machine alone.\n")
        }
        guard [.GET, .HEAD].contains(request.method) else {
            return text(.methodNotAllowed, "Only GET.\n")
        }
        let path = request.uri.prefix { $0 != "?" && $0 != "#" }
        guard path.hasPrefix("/"), let decoded = path.removingPercentEncoding else {
            return text(.badRequest, "This is no address.\n")
        }
        if let place = LocalSite.redirect(decoded) {
            var answer = text(.temporaryRedirect, "")
            answer.location = place
            return answer
        }
        do {
            guard let file = try site.answer(decoded) else {
                return text(.notFound, "There is no such page.\n")
            }
            let tag = file.mayBeKept ? "\"\(SHA256.hex(of: file.bytes).prefix(32))\"" : nil
            return Answer(status: .ok, type: file.type, body: file.bytes, tag: tag)
        } catch {
            let failure = Failure(error)
            let lines = [failure.message] + failure.details + [failure.remedy].compactMap(\.self)
            let status: HTTPResponseStatus =
                switch failure.exit {
                case .notFound: .notFound
                case .refused: .forbidden
                default: .internalServerError
                }
            return text(status, lines.map { SafeText.line($0) + "\n" }.joined())
        }
    }

    private static func parts(
        of whole: Answer, to request: HTTPRequestHead
    ) -> [HTTPServerResponsePart] {
        var fields = HTTPHeaders()
        let answer = part(of: whole, for: request, &fields)
        let isUnchanged = answer.tag.map { isKnown($0, to: request) } ?? false
        let charset = answer.type.hasPrefix("text/") ? "; charset=utf-8" : ""
        fields.add(name: "Cache-Control", value: answer.tag == nil ? "no-store" : "no-cache")
        fields.add(name: "X-Content-Type-Options", value: "nosniff")
        if let tag = answer.tag { fields.add(name: "ETag", value: tag) }
        if let location = answer.location { fields.add(name: "Location", value: location) }
        if !isUnchanged {
            fields.add(name: "Content-Type", value: answer.type + charset)
            fields.add(name: "Content-Length", value: "\(answer.body.count)")
        }
        if !request.isKeepAlive { fields.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(
            version: request.version, status: isUnchanged ? .notModified : answer.status,
            headers: fields)
        let hasBody = request.method != .HEAD && !isUnchanged && !answer.body.isEmpty
        return [.head(head)] + (hasBody ? [.body(.byteBuffer(ByteBuffer(bytes: answer.body)))] : [])
            + [
                .end(nil)
            ]
    }

    /// The part of a picture, clip or sound that is asked for, with the fields that tell which it is.
    private static func part(
        of answer: Answer, for request: HTTPRequestHead, _ fields: inout HTTPHeaders
    ) -> Answer {
        guard answer.status == .ok,
            ["image/", "video/", "audio/"].contains(where: answer.type.hasPrefix)
        else { return answer }
        fields.add(name: "Accept-Ranges", value: "bytes")
        // Of a file that has changed since, the rest would not fit to what the browser has.
        let condition = request.headers.first(name: "If-Range")
        guard request.method == .GET, condition == nil || condition == answer.tag,
            !(answer.tag.map { isKnown($0, to: request) } ?? false)
        else { return answer }
        let count = answer.body.count
        switch ByteRange(request.headers.first(name: "Range"), of: count) {
        case .whole: return answer
        case .part(let range):
            fields.add(
                name: "Content-Range",
                value: "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(count)")
            return Answer(
                status: .partialContent, type: answer.type, body: Array(answer.body[range]),
                tag: answer.tag)
        case .outside:
            fields.add(name: "Content-Range", value: "bytes */\(count)")
            return text(.rangeNotSatisfiable, "The file has \(count) bytes.\n")
        }
    }

    /// Whether the browser says that it has what bears this tag.
    private static func isKnown(_ tag: String, to request: HTTPRequestHead) -> Bool {
        request.headers[canonicalForm: "If-None-Match"].contains { $0 == "*" || $0.contains(tag) }
    }
}
