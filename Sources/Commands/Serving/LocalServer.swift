internal import Editorial
internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// Answers browsers of this machine, and nobody else.
struct LocalServer {
    let site: LocalSite

    /// The server could not start.
    struct Unavailable: Error {
        let reason: String
    }

    /// Runs until a signal to stop comes.
    ///
    /// - Parameter started: called with the port, once the server listens.
    func run(port: UInt16, started: (UInt16) -> Void) async throws {
        let site = site
        let server: HTTPServer
        do {
            server = HTTPServer(
                address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), logger: .disabled)
        } catch {
            throw Unavailable(reason: "\(error)")
        }
        await server.appendRoute("*") { request in Self.answer(request, site) }
        let running = Task { try await server.run() }
        do {
            try await server.waitUntilListening(timeout: 5)
        } catch {
            running.cancel()
            if case .failure(let problem) = await running.result {
                throw Unavailable(reason: problem.localizedDescription)
            }
            throw Unavailable(reason: error.localizedDescription)
        }
        if case .ip4(_, port: let port) = await server.listeningAddress { started(port) }
        while !StopSignal.isSet { await StopSignal.wait(milliseconds: 60_000) }
        await server.stop(timeout: 1)
        running.cancel()
        _ = await running.result
    }

    private static func answer(_ request: HTTPRequest, _ site: LocalSite) -> HTTPResponse {
        // A page elsewhere that points its own name at this machine must not read drafts.
        let host = request.headers[.host]?.split(separator: ":").first.map(String.init) ?? ""
        guard ["127.0.0.1", "localhost"].contains(host) else {
            return response(
                .forbidden, "text/plain", Array("This is for this machine alone.\n".utf8))
        }
        guard [.GET, .HEAD].contains(request.method) else {
            return response(.methodNotAllowed, "text/plain", Array("Only GET.\n".utf8))
        }
        if let place = LocalSite.redirect(request.path) {
            let headers: HTTPHeaders = [.location: place]
            return HTTPResponse(statusCode: .temporaryRedirect, headers: headers)
        }
        do {
            guard let file = try site.answer(request.path) else {
                return response(.notFound, "text/plain", Array("There is no such page.\n".utf8))
            }
            return response(.ok, file.type, file.bytes)
        } catch {
            let failure = Failure(error)
            let lines = [failure.message] + failure.details + [failure.remedy].compactMap(\.self)
            let text = lines.map { SafeText.line($0) + "\n" }.joined()
            let status: HTTPStatusCode =
                failure.exit == .notFound ? .notFound : .internalServerError
            return response(status, "text/plain", Array(text.utf8))
        }
    }

    private static func response(
        _ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8]
    ) -> HTTPResponse {
        let text = type.hasPrefix("text/") ? "\(type); charset=utf-8" : type
        let headers: HTTPHeaders = [
            .contentType: text, HTTPHeader("Cache-Control"): "no-store",
            HTTPHeader("X-Content-Type-Options"): "nosniff",
        ]
        return HTTPResponse(statusCode: status, headers: headers, body: Data(bytes))
    }
}
