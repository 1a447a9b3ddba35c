#!/usr/bin/env bash
# What the two built-in hooks add to `lb publish`: the same publish in two blogs that differ in their hooks alone, in turn.
#
#   Tests/Benchmarks/hooks.sh [COUNT]             a blog of so many entries; 10000 without an argument
#
# Prints medians in milliseconds, what the hooks add, and the ratio: of the time on the clock, and of the processor's time, which
# other work on the machine disturbs less. The blog without hooks has no folder `Hooks`.
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
done
python3 - "$work" "$rounds" "$count" <<'PY'
import os, statistics, subprocess, sys, time

work, rounds, count = sys.argv[1], int(sys.argv[2]), sys.argv[3]
clock, cpu = {"with": [], "without": []}, {"with": [], "without": []}
ids = {blog: open(f"{work}/{blog}.ids").read().split() for blog in clock}
for n in range(rounds + 3):
    for blog in ("with", "without") if n % 2 else ("without", "with"):
        start = time.perf_counter()
        child = subprocess.Popen([os.environ["LB"], "publish", ids[blog][n]], cwd=f"{work}/{blog}", stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            sys.exit(f"publish failed in the blog {blog} hooks")
        # The first three warm the caches, and build the index of facts.
        if n > 2:
            clock[blog].append(1000 * (time.perf_counter() - start))
            cpu[blog].append(1000 * (usage.ru_utime + usage.ru_stime))
print(f"{count} entries, {rounds} publishes each in turn:")
for name, times in (("clock", clock), ("processor", cpu)):
    a, b = (statistics.median(times[blog]) for blog in ("with", "without"))
    print(f"  {name}: {a:.1f} ms with the built-in hooks, {b:.1f} ms without; they add {a - b:.1f} ms ({a / b:.2f}x)")
PY
