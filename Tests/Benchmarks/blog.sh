#!/usr/bin/env bash
# Makes a blog of COUNT published entries in DIR, by git fast-import: one entry every five minutes.
#
#   Tests/Benchmarks/blog.sh DIR COUNT
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
dir=$1 count=$2
LB=${LB:-$top/.build/release/lb}
"$LB" init "$dir" --title "A long day" --time-zone Europe/London >/dev/null
cd "$dir"
"$LB" desk policy four_eyes false >/dev/null
"$LB" desk policy approvals 0 >/dev/null
python3 - "$count" <<'PY' | git fast-import --quiet --force
import sys, time
out = sys.stdout.buffer
alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
start = 1772582400 - int(sys.argv[1]) * 300
out.write(b"commit refs/heads/main\ncommitter Sam Okoro <sam@ledger.example> %d +0000\ndata 7\nimport\n\nfrom refs/heads/main^0\n" % (start,))
for n in range(int(sys.argv[1])):
    at = time.gmtime(start + n * 300)
    id = "".join(alphabet[(n * 2654435761 >> (5 * k)) % 32] for k in range(4)) + "".join(alphabet[n // 32**k % 32] for k in range(6))
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", at)
    text = f"---\nid: {id}\nkind: update\ntitle: Entry number {n}\ncreated: {stamp}\npublished: {stamp}\n---\n" + "Some words about what happened at the harbour this morning. " * 8 + "\n"
    data = text.encode()
    path = time.strftime("entries/%Y/%m/%d/%H/%H%M", at) + f"-entry-number-{n}-{id}.md"
    out.write(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
PY
git reset -q --hard
