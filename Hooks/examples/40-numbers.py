#!/usr/bin/env python3
"""Warns of a figure in the text of an entry that records neither a source nor a claim with that figure."""
import json
import re
import sys

document = json.load(sys.stdin)
entry, markdown = document["entry"], document["text"]["markdown"]
claimed = {claim.get("value", "").replace(",", "") for claim in entry.get("claims", [])}
# Clock times, dates and numbers within words are no figures.
for match in re.finditer(r"(?<![\w.,:/-])\d[\d,]*(?:\.\d+)?(?![\w:/-])", markdown):
    figure = match.group().rstrip(",")
    if entry.get("sources") or figure.replace(",", "") in claimed:
        continue
    # Python counts a string in Unicode scalars, which is what a range is made of.
    print(json.dumps({
        "rule": "HOUSE-4",
        "severity": "warning",
        "message": f"No source is recorded for {figure}.",
        "range": {"start": match.start(), "end": match.start() + len(figure)},
        "suggestion": "Add it to sources, or take the figure out.",
    }))
