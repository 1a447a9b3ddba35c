#!/usr/bin/env bash
# What a desk looks at all day in a blog of 100,000 entries, with a commit each, against one of 1,000, in one run;
# needs hyperfine.
#
#   Tests/Benchmarks/looking.sh [SMALL LARGE]
#
# Prints medians in milliseconds and their ratio for each command.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
export LB=${LB:-$top/.build/release/lb}
small=${1:-1000} large=${2:-100000}
work=$(mktemp -d -p "${BENCH_DIR:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1
git config --global user.name "Sam Okoro"
git config --global user.email sam@ledger.example
for count in "$small" "$large"; do
    "$top/Tests/Benchmarks/entries.py" "$count" >"$work/blog.json"
    "$LB" import json "$work/blog.json" "$work/$count" >/dev/null
    for n in 1 2 3 4 5; do
        "$LB" draft -C "$work/$count" -t "News number $n" "Some plain words." --submit >/dev/null
    done
    start=${EPOCHREALTIME/./}
    "$LB" verify -C "$work/$count" >/dev/null || true
    echo "lb verify of $count entries for the first time: $(((${EPOCHREALTIME/./} - start) / 1000)) ms"
done
for act in status list "log -n 20" verify; do
    # shellcheck disable=SC2086 # an act and its options
    hyperfine -N -i --warmup 3 --runs 30 --export-json "$work/times.json" \
        "$LB ${act%% *} -C $work/$small ${act#"${act%% *}"}" \
        "$LB ${act%% *} -C $work/$large ${act#"${act%% *}"}" >/dev/null 2>&1
    python3 - "$work/times.json" "$act" "$small" "$large" <<'PY'
import json, sys
a, b = (1000 * r["median"] for r in json.load(open(sys.argv[1]))["results"])
print(f"lb {sys.argv[2]}: {a:.1f} ms at {sys.argv[3]}, {b:.1f} ms at {sys.argv[4]}: {b / a:.2f}x")
PY
done
