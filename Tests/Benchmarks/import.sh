#!/usr/bin/env bash
# `lb import json` of COUNT entries, a commit each, against raw `git fast-import` of the same commits.
#
#   Tests/Benchmarks/import.sh [COUNT]       10000 without an argument
#
# Prints entries a second for both, in turn, and their ratios: into a bare blog against fast-import alone, and into
# one with working files against fast-import and a checkout.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
export LB=${LB:-$top/.build/release/lb}
count=${1:-10000}
rounds=${ROUNDS:-3}
work=$(mktemp -d -p "${BENCH_DIR:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1 LB_CLOCK=2026-03-01T00:00:00Z
git config --global user.name "Sam Okoro"
git config --global user.email sam@ledger.example
git config --global gc.auto 0
git config --global init.defaultBranch main

"$top/Tests/Benchmarks/entries.py" "$count" >"$work/blog.json"

now() { echo "${EPOCHREALTIME/./}"; }
rate() { awk "BEGIN { printf \"%.0f\", $count * 1000000 / $1 }"; }
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
for round in $(seq "$rounds"); do
    rm -rf "$work/blog" "$work/raw" "$work/bare"
    a=$(now); "$LB" import json "$work/blog.json" "$work/blog" >/dev/null; b=$(now)
    "$LB" init --bare "$work/bare" --title "A long day" --time-zone UTC >/dev/null
    f=$(now); "$LB" import json "$work/blog.json" "$work/bare" >/dev/null; g=$(now)
    # The same commits, as git itself writes them down.
    [ -e "$work/stream" ] || git -C "$work/blog" fast-export main >"$work/stream" 2>/dev/null
    git init -q "$work/raw"
    c=$(now); git -C "$work/raw" -c core.fsync=all fast-import --quiet <"$work/stream"; d=$(now)
    git -C "$work/raw" reset -q --hard; e=$(now)
    [ "$(git -C "$work/raw" rev-parse main)" = "$(git -C "$work/blog" rev-parse main)" ] || { echo "the histories differ" >&2; exit 1; }
    echo $((b - a)) >>"$work/lb"; echo $((g - f)) >>"$work/lbbare"; echo $((d - c)) >>"$work/git"; echo $((e - c)) >>"$work/both"
    "$LB" import json "$work/blog.json" "$work/blog" | grep -q "Brought in 0 entries; $count were here" || { echo "it was brought in twice" >&2; exit 1; }
done
lb=$(median <"$work/lb") bare=$(median <"$work/lbbare") git=$(median <"$work/git") both=$(median <"$work/both")
ratio() { awk "BEGIN { printf \"%.2f\", $1 / $2 }"; }
echo "$count entries into a bare blog: lb import json $(rate "$bare")/s, git fast-import $(rate "$git")/s, ratio $(ratio "$git" "$bare")"
echo "$count entries with working files: lb import json $(rate "$lb")/s, git fast-import and checkout $(rate "$both")/s, ratio $(ratio "$both" "$lb")"
