#!/usr/bin/env python3
"""What the checks say of published entries: findings per 100 entries, by severity and by rule. Standard library only.

    LB_SHARED=... Tests/Benchmarks/noise.py [wide]

The entries are those of the task `consistency` in $LB_SHARED/bench/checks in which no figure was changed for the test, with
the entries before them; `wide` takes the entries before them as well, each with those before it. LB names another program.
"""
import collections
import json
import os
import shlex
import subprocess
import sys

top = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
program = shlex.split(os.environ.get("LB", os.path.join(top, ".build/release/lb"))) + ["check", "--batch"]
data = os.path.join(os.environ["LB_SHARED"], "bench/checks/data/consistency.dev.%s.jsonl")


def read(name):
    with open(data % name, encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


changed = {each["id"] for each in read("gold") if each["alarm"]}
entries = {}
for record in read("input"):
    if sys.argv[1:] != ["wide"]:
        if record["id"] not in changed:
            entries[record["entry"]] = record["earlier"]
        continue
    for index, text in enumerate(record["earlier"]):
        # The first entries have hardly anything before them, and the shortest hardly any words.
        if index >= 5 and len(text) > 150:
            entries.setdefault(text, record["earlier"][:index])
lines = [json.dumps({"id": str(n), "text": text, "earlier": earlier}) for n, (text, earlier) in enumerate(entries.items())]
done = subprocess.run(program, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
found = collections.Counter()
for line in done.stdout.splitlines():
    found.update((each["severity"], each["rule"]) for each in json.loads(line)["findings"])
share = lambda count: f"{100 * count / len(entries):.1f}"
print(f"{len(entries)} entries; per 100 of them:")
for severity in ("error", "warning", "info"):
    rules = sorted(((count, rule) for (each, rule), count in found.items() if each == severity), reverse=True)
    print(f"  {severity}: {share(sum(count for count, _ in rules))}", *(f"{rule} {share(count)}" for count, rule in rules))
