#!/usr/bin/env bash
# What the two built-in hooks add to `lb publish`: the same publish in two blogs that differ in their hooks alone, in turn.
#
#   Tests/Benchmarks/hooks.sh [COUNT]             a blog of so many entries; 10000 without an argument
#
# Prints both medians in milliseconds, what the hooks add, and their ratio. The blog without hooks has no folder `Hooks`.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
export LB=${LB:-$top/.build/release/lb}
rounds=${ROUNDS:-25}
count=${1:-10000}
work=$(mktemp -d -p "${BENCH_DIR:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1
git config --global user.name "Sam Okoro"
git config --global user.email sam@ledger.example
git config --global gc.auto 0

median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
now() { echo "${EPOCHREALTIME/./}"; }
# A page of about 100 words with a quotation and figures, so that the rules have something to read.
words='Ferries are back after two days of storms. “We are running a full timetable from tonight,” Tom Hale, the harbour
master, told reporters on Monday. About 4,200 passengers were stranded, the company said, and 35 lorries waited at the
quay. According to the coastguard, winds had reached 70 miles an hour. Repairs to the ramp will cost £2 million, the
council said in a statement, and may take until May. Ana Lee, who drove 200 miles to catch the boat, said she had slept
in her car. The next sailing leaves at 18:30; passengers are asked to come an hour early.'

"$top/Tests/Benchmarks/blog.sh" "$work/with" "$count"
cp -r "$work/with" "$work/without"
git -C "$work/without" rm -rq Hooks
git -C "$work/without" commit -qm "no hooks"
for blog in with without; do
    cd "$work/$blog"
    : >"$work/$blog.ids"
    for n in $(seq $((rounds + 3))); do
        "$LB" draft -t "The news at $n" "$words" --submit --json | sed -n 's/.*"id": "\(.*\)".*/\1/p' >>"$work/$blog.ids"
    done
    : >"$work/$blog.ms"
done
for n in $(seq $((rounds + 3))); do
    for blog in with without; do
        cd "$work/$blog"
        id=$(sed -n "${n}p" "$work/$blog.ids")
        a=$(now); "$LB" publish "$id" >/dev/null; b=$(now)
        # The first three warm the caches, and build the index of facts.
        [ "$n" -le 3 ] || echo $((b - a)) >>"$work/$blog.ms"
    done
done
with=$(median <"$work/with.ms") without=$(median <"$work/without.ms")
awk -v a="$with" -v b="$without" -v n="$count" -v r="$rounds" 'BEGIN {
    printf "%d entries, %d publishes each in turn: %.1f ms with the built-in hooks, %.1f ms without; they add %.1f ms (%.2fx)\n",
        n, r, a / 1000, b / 1000, (a - b) / 1000, a / b }'
