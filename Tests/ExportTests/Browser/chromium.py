"""Chromium, driven over its DevTools pipe with the standard library alone; and a local web server."""
import functools
import http.server
import itertools
import json
import os
import re
import select
import subprocess
import tempfile
import threading
import time


class Browser:
    """A headless Chromium that can reach no host but this one."""

    def __init__(self, program):
        to_browser, from_us = os.pipe()
        from_browser, to_us = os.pipe()

        def place():
            os.dup2(to_browser, 3)
            os.dup2(to_us, 4)

        self.profile = tempfile.TemporaryDirectory(prefix="lb-browser-", ignore_cleanup_errors=True)
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
             f"--user-data-dir={self.profile.name}", "about:blank"],
            preexec_fn=place, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(to_us)
        self.write, self.read = from_us, from_browser
        self.numbers, self.rest, self.events = itertools.count(1), b"", []
        self.contexts = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.profile.cleanup()

    def receive(self, seconds):
        """The next message, or None when none came in time."""
        end = time.monotonic() + seconds
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.read], [], [], max(0, end - time.monotonic()))
            if not ready:
                return None
            data = os.read(self.read, 1 << 20)
            if not data:
                raise RuntimeError("the browser ended")
            self.rest += data
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive(60)
            if answer is None:
                raise RuntimeError(f"{method}: no answer")
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def page(self, url, javascript=True):
        return Page(self, url, javascript)

    def close_pages(self):
        """Open pages go on asking for news, which takes time from the next ones."""
        for context in self.contexts:
            self.call("Target.disposeBrowserContext", browserContextId=context)
        self.contexts, self.events = [], []


class Page:
    def __init__(self, browser, url, javascript):
        self.browser = browser
        context = browser.call("Target.createBrowserContext")["browserContextId"]
        browser.contexts.append(context)
        target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=1000, height=800, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
        if not javascript:
            self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.open(url)

    def open(self, url):
        self.call("Page.navigate", url=url)
        self.wait_event("Page.loadEventFired")

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def wait_event(self, name):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if any(e["method"] == name and e.get("sessionId") == self.session for e in self.browser.events):
                self.browser.events = [e for e in self.browser.events if e["method"] != name]
                return
            message = self.browser.receive(1)
            if message and "method" in message:
                self.browser.events.append(message)
        raise RuntimeError(f"{name} did not come")

    def run(self, script):
        """The value of an expression in the page; works without JavaScript in the page, too."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")

    def until(self, script, seconds=20):
        """Waits until the expression is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(script):
                return True
            time.sleep(0.1)
        return False

    def press(self, key, code=None, text=None, shift=False):
        codes = {"Tab": 9, "Enter": 13, " ": 32}
        parameters = {"key": key, "code": code or key, "windowsVirtualKeyCode": codes.get(key, 0), "modifiers": 8 if shift else 0}
        self.call("Input.dispatchKeyEvent", type="keyDown", **parameters, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **parameters)

    def requests(self):
        return [e["params"]["request"]["url"] for e in self.browser.events
                if e["method"] == "Network.requestWillBeSent" and not e["params"]["request"]["url"].startswith(("data:", "about:"))]

    def complaints(self):
        """Errors of the page and what its policy stopped."""
        found = [e["params"]["entry"]["text"] for e in self.browser.events
                 if e["method"] == "Log.entryAdded" and e["params"]["entry"]["level"] == "error"]
        found += [str(e["params"])[:300] for e in self.browser.events if e["method"] == "Runtime.exceptionThrown"]
        return [text for text in found if "ERR_NAME_NOT_RESOLVED" not in text]


class Site:
    """A folder served on this machine; the folder can be exchanged while pages are open."""

    @property
    def folder(self):
        return self.folders[0]

    @folder.setter
    def folder(self, folder):
        # What a page is fetching while the folder is exchanged is still there, as a cache would have it.
        self.folders.insert(0, folder)

    def __init__(self, folder):
        self.folders = [folder]
        # Where pages come from, and nothing else does: a cache that holds old ones.
        self.old_pages = None
        # The same for the list of what is new.
        self.old_lists = None
        # What has this in its address gets no answer; whether something was asked for.
        self.hold, self.held = None, threading.Event()
        self.language = None
        # What comes a second late.
        self.late = None
        site = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments):
                super().__init__(*arguments, directory=site.folder)

            def log_message(self, *_):
                pass

            def translate_path(self, path):
                for folder in site.folders:
                    self.directory = folder
                    place = super().translate_path(path)
                    if os.path.exists(place):
                        break
                return place

            def do_GET(self):
                # Exports follow one another within a second here, which is as fine as file times are told.
                del self.headers["If-Modified-Since"]
                if site.hold and site.hold in self.path:
                    site.held.set()
                    time.sleep(120)
                    return
                if site.late and site.late in self.path:
                    time.sleep(1)
                # Pages ask more often in a test than they do for readers.
                name = self.path.split("?")[0].lstrip("/") or "index.html"
                kind = {".html": "text/html", ".json": "application/json"}.get(name[-5:])
                folder = site.old_pages if kind == "text/html" else site.old_lists if "list.json" in name else None
                path = os.path.join(folder or site.folder, name)
                if kind and os.path.exists(path):
                    with open(path, "rb") as file:
                        body = file.read().replace(b'data-poll="20"', b'data-poll="0.3"')
                    if site.language:
                        body = re.sub(rb'<html lang="[^"]*"', f'<html lang="{site.language}"'.encode(), body)
                    self.send_response(200)
                    self.send_header("Content-Type", kind + "; charset=utf-8")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                    return
                super().do_GET()

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def until_held(self):
        """Waits until something is asked for that gets no answer."""
        return self.held.wait(20)
