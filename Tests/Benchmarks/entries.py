#!/usr/bin/env python3
"""Prints a blog of COUNT made-up entries as `lb import json` reads it.

    entries.py COUNT
"""
import json, sys, time
alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
entries = []
for n in range(int(sys.argv[1])):
    id = "".join(alphabet[(n * 2654435761 >> (5 * k)) % 32] for k in range(4)) + "".join(alphabet[n // 32**k % 32] for k in range(6))
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1772582400 + n * 300))
    entries.append({
        "id": id, "number": n + 1, "kind": "update", "title": f"Entry number {n}",
        "authors": [{"name": "Mira Stone", "role": "Transport correspondent"}], "published": stamp,
        "html": "<p>Some words about what <em>happened</em> at the harbour this morning, said Tom Hale.</p>\n" * 5
        + f"<p>And a link to <a href=\"https://a.example/{n}\" rel=\"noopener external\" class=\"external\">number {n}</a>.</p>\n"
        + "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n"})
print(json.dumps({
    "format": "lb-blog", "version": 1, "commit": "0" * 40, "moment": entries[-1]["published"],
    "blog": {"title": "A long day", "slug": "day", "timeZone": "UTC"}, "entries": entries}))
