#!/usr/bin/env bash
# One `lb publish`, whole process with hooks, against `git add` + `git commit` with core.fsync=all, in turn in the same blog.
#
#   Tests/Benchmarks/publish.sh [COUNT ...]       blogs of so many entries; 10000 without an argument
#
# Prints medians in milliseconds and their ratio for each size, and how much a publish grows between the sizes.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
export LB=${LB:-$top/.build/release/lb}
rounds=${ROUNDS:-25}
work=$(mktemp -d -p "${BENCH_DIR:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1
git config --global user.name "Sam Okoro"
git config --global user.email sam@ledger.example
git config --global gc.auto 0
[ $# -gt 0 ] || set -- 10000

median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
ms() { echo $((($2 - $1) / 1000)); }
now() { echo "${EPOCHREALTIME/./}"; }
first=
for count in "$@"; do
    "$top/Tests/Benchmarks/blog.sh" "$work/$count" "$count"
    cd "$work/$count"
    ids=()
    for n in $(seq $((rounds + 2))); do
        ids+=("$("$LB" draft -t "The news at $n" "Some words about what happened, said Tom Hale." --submit --json | sed -n 's/.*"id": "\(.*\)".*/\1/p')")
    done
    : >"$work/lb" >"$work/git"
    for n in $(seq 0 $((rounds + 1))); do
        a=$(now); "$LB" publish "${ids[$n]}" >/dev/null; b=$(now)
        file=entries/2031/03/04/08/by-git-$n.md
        mkdir -p "$(dirname "$file")"
        echo "Some words about what happened, said Tom Hale. $n" >"$file"
        c=$(now); git add "$file"; git -c core.fsync=all commit -qm "by git $n"; d=$(now)
        # The first two warm the caches.
        [ "$n" -lt 2 ] || { echo $((b - a)) >>"$work/lb"; echo $((d - c)) >>"$work/git"; }
    done
    lb=$(median <"$work/lb") git=$(median <"$work/git")
    echo "$count entries: lb publish $(awk "BEGIN { printf \"%.1f\", $lb / 1000 }") ms, git add + commit $(awk "BEGIN { printf \"%.1f\", $git / 1000 }") ms, ratio $(awk "BEGIN { printf \"%.2f\", $lb / $git }")"
    [ -n "$first" ] && echo "  $(awk "BEGIN { printf \"%.2f\", $lb / $first }") times the publish of the first size"
    first=${first:-$lb}
    cd /
    rm -rf "${work:?}/$count"
done
