#!/usr/bin/env python3
"""Takes one picture of an exported page. Usage: shot.py CHROMIUM FOLDER WIDTH HEIGHT light|dark OUT.png"""
import base64
import sys

from chromium import Browser, Site

program, folder, width, height, colour, out = sys.argv[1:]
site = Site(folder)
with Browser(program) as browser:
    page = browser.page("about:blank")
    page.call("Emulation.setDeviceMetricsOverride", width=int(width), height=int(height), deviceScaleFactor=1, mobile=int(width) < 600)
    page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": colour}, {"name": "prefers-reduced-motion", "value": "reduce"}])
    page.call("Emulation.setScrollbarsHidden", hidden=True)
    # The relative times that the script adds depend on the day.
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open(site.url)
    picture = page.call("Page.captureScreenshot", format="png", optimizeForSpeed=False)
with open(out, "wb") as file:
    file.write(base64.b64decode(picture["data"]))
