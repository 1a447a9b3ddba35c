import Foundation
import Subprocess
import SystemPackage
import Testing

/// `lb serve` over loopback: what it shows, whom it answers, and that it stops.
@Suite struct ServeTests {
    @Test func aDraftIsSeenAsItWillLookAndNobodyElseIsAnswered() async throws {
        var desk = try TestEnvironment()
        desk.name = "Sam Okoro"
        desk.email = "sam@ledger.example"
        #expect(
            try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "Europe/London")
                .status == 0)
        let draft = try await desk.lb("draft", "-t", "Ahead", "Not out yet.", "--json", at: "b")
        let id = try TestEnvironment.id(draft)
        let secret = try await desk.lb(
            "draft", "-t", "Budget", "Not before ten.", "--json", at: "b")
        let embargoed = try TestEnvironment.id(secret)
        #expect(try await desk.lb("embargo", embargoed, "--until", "10:00", at: "b").status == 0)
        // The shell starts the server on a free port, asks, and ends it as Ctrl-C does.
        let script = """
            "$LB" serve -C b --port 0 2>log & server=$!
            for try in $(seq 100); do
                url=$(sed -n 's|^lb: \\(http://[0-9.:]*\\)/.*|\\1|p' log); [ -n "$url" ] && break; sleep 0.1
            done
            ask() { timeout 10 python3 -c '
            import sys, urllib.request, urllib.error
            request = urllib.request.Request(sys.argv[1], headers={"Host": sys.argv[2]} if sys.argv[2] else {})
            try: answer = urllib.request.urlopen(request)
            except urllib.error.HTTPError as error: answer = error
            print(answer.status, answer.geturl().split("/", 3)[3], answer.read().decode("utf-8"))' "$1" "$2"; }
            echo "FIRST $(ask "$url/" "" | grep -c 'Not out yet') $(ask "$url/" "" | head -1)"
            echo "DRAFT $(ask "$url/draft/\(id)" "" | grep -q 'Not out yet' && echo yes) $(ask "$url/draft/\(id)" "" | head -1)"
            echo "STYLE $(ask "$url/draft/\(id)/style.css" "" | head -1 | cut -c1-3)"
            python3 - "$url" >heads <<'ASK'
            import http.client, sys
            def ask(method, fields={}, path="/index.html"):
                line = http.client.HTTPConnection(sys.argv[1].split("/")[2], timeout=10)
                line.request(method, path, headers=fields)
                answer = line.getresponse()
                return answer, answer.read()
            got, body = ask("GET")
            head, none = ask("HEAD")
            print("LENGTH", head.getheader("Content-Length") == str(len(body)) != "0", len(none))
            again, rest = ask("GET", {"If-None-Match": got.getheader("ETag")})
            print("AGAIN", again.status, len(rest))
            print("OTHERTAG", ask("GET", {"If-None-Match": '"x"'})[0].status)
            line = http.client.HTTPConnection(sys.argv[1].split("/")[2], timeout=10)
            twice = []
            for path in ["/index.html", "/style.css"]:
                line.request("GET", path)
                answer = line.getresponse()
                twice += [answer.status, len(answer.read()) > 0]
                socket = line.sock
            print("KEPT", *twice, socket is line.sock)
            import socket
            def raw(text):
                browser = socket.create_connection(line.host and (line.host, line.port), timeout=10)
                browser.sendall(text)
                return browser.recv(4096).split(b"\\r\\n")[0].decode()
            print("NONSENSE", raw(b"no request\\r\\n\\r\\n"))
            print("POST", raw(b"POST / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 2\\r\\n\\r\\nhi"))
            print("NOHOST", raw(b"GET / HTTP/1.0\\r\\n\\r\\n"))
            print("DRAFTTAG", ask("GET", {}, "/draft/\(id)/index.html")[0].getheader("ETag"))
            ASK
            cat heads
            echo "OTHER $(ask "$url/" rebound.example | head -1)"
            echo "NONE $(ask "$url/draft/0000000000/index.html" "" | head -1)"
            echo "EMBARGO $(ask "$url/draft/\(embargoed)/index.html" "" | tr '\\n' ' ')"
            echo "OUT $(ask "$url/../../etc/passwd" "" | head -1 | cut -c1-3)"
            echo "TWICE $(timeout 10 "$LB" serve -C b --port "${url##*:}" 2>&1 | head -1)"
            kill -INT $server
            wait $server; echo "END $?"
            cat log
            """
        var variables = desk.variables
        variables["LB"] = TestEnvironment.program
        let answer = try await desk.run(
            "/bin/bash", ["-c", script], at: "", input: "", variables: variables)
        let said = answer.output
        #expect(said.contains(/TWICE lb: port [0-9]+ is taken by another program\.\n/), "\(said)")
        #expect(said.contains("FIRST 0 200"), "\(said)\(answer.errors)")
        #expect(said.contains("DRAFT yes 200 draft/\(id)/index.html"), "\(said)")
        #expect(said.contains("STYLE 200"), "\(said)")
        #expect(
            said.contains(
                "LENGTH True 0\nAGAIN 304 0\nOTHERTAG 200\nKEPT 200 True 200 True True\n"
                    + "NONSENSE HTTP/1.1 400 Bad Request\nPOST HTTP/1.1 405 Method Not Allowed\n"
                    + "NOHOST HTTP/1.0 403 Forbidden\nDRAFTTAG None\n"), "\(said)")
        #expect(said.contains("OTHER 403"), "\(said)")
        #expect(said.contains("NONE 404"), "\(said)")
        #expect(
            said.contains("EMBARGO 403") && said.contains("under embargo until 10:00"), "\(said)")
        #expect(!said.contains("Not before ten"), "\(said)")
        #expect(said.contains("OUT 404"), "\(said)")
        #expect(said.contains("END 0"), "\(said)")
        #expect(said.contains("lb: stopped."), "\(said)")
    }

    @Test func anExportFollowsMainAndStopsCleanly() async throws {
        var desk = try TestEnvironment()
        desk.name = "Sam Okoro"
        desk.email = "sam@ledger.example"
        #expect(
            try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "Europe/London")
                .status == 0)
        let script = """
            "$LB" export html -C b -o site --watch 2>log & watch=$!
            for try in $(seq 100); do [ -e site/index.html ] && break; sleep 0.1; done
            "$LB" blog title "Another title" -C b
            for try in $(seq 100); do grep -q "Another title" site/index.html && break; sleep 0.1; done
            grep -q "Another title" site/index.html && echo FOLLOWED
            kill -INT $watch; wait $watch; echo "END $?"; cat log
            """
        var variables = desk.variables
        variables["LB"] = TestEnvironment.program
        let answer = try await desk.run(
            "/bin/bash", ["-c", script], at: "", input: "", variables: variables)
        #expect(answer.output.contains("FOLLOWED\nEND 0\n"), "\(answer.output)\(answer.errors)")
        #expect(answer.output.contains("lb: stopped"), "\(answer.output)")
    }

    @Test func aWatchNoticesThatThePinIsOver() async throws {
        var desk = try TestEnvironment()
        desk.name = "Sam Okoro"
        desk.email = "sam@ledger.example"
        #expect(
            try await desk.lb("init", "b", "--title", "Ferries", "--time-zone", "Europe/London")
                .status == 0)
        let draft = try await desk.lb("draft", "-t", "Ahead", "Some words.", "--json", at: "b")
        let id = try TestEnvironment.id(draft)
        #expect(
            try await desk.lb("publish", id, "--without-review", "--reason", "alone", at: "b")
                .status
                == 0)
        let script = """
            "$LB" pin \(id) -C b --until "$(date -u -d '+6 seconds' +%Y-%m-%dT%H:%M:%SZ)"
            "$LB" export html -C b -o site --watch 2>log & watch=$!
            for try in $(seq 100); do [ -e site/index.html ] && break; sleep 0.1; done
            grep -q 'class="pinned"' site/index.html && echo PINNED
            for try in $(seq 150); do grep -q 'class="pinned"' site/index.html || break; sleep 0.1; done
            grep -q 'class="pinned"' site/index.html || echo OVER
            kill -INT $watch; wait $watch; cat log
            """
        var variables = desk.variables
        variables["LB"] = TestEnvironment.program
        // The program's own clock, so that it runs on.
        variables["LB_CLOCK"] = nil
        let answer = try await desk.run(
            "/bin/bash", ["-c", script], at: "", input: "", variables: variables)
        #expect(answer.output.contains("PINNED\nOVER\n"), "\(answer.output)\(answer.errors)")
    }
}
