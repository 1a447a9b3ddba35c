#!/usr/bin/env python3
"""Warns of words that the house style writes otherwise, each at its place, with the word to put there."""
import json
import re
import sys

STYLE = {"percent": "per cent", "spokesperson": "spokesman or spokeswoman", "amongst": "among"}

document = json.load(sys.stdin)
markdown = document["text"]["markdown"]
for match in re.finditer(r"\b(" + "|".join(STYLE) + r")\b", markdown, re.IGNORECASE):
    word, better = match.group(), STYLE[match.group().lower()]
    # Python counts a string in Unicode scalars, which is what a range is made of.
    finding = {
        "rule": "HOUSE-2",
        "severity": "warning",
        "message": f"The house style does not write \u201c{word}\u201d.",
        "range": {"start": match.start(), "end": match.end()},
        "suggestion": f"Write \u201c{better}\u201d.",
    }
    if " or " not in better:
        finding["replacement"] = better.capitalize() if word[0].isupper() else better
    print(json.dumps(finding))
