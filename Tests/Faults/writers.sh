#!/usr/bin/env bash
# 8 processes publish 50 different drafts each in one blog, beside plain git committers; nothing may be lost.
#
#   Tests/Faults/writers.sh [PROCESSES] [PUBLISHES] [GIT_COMMITTERS]
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
processes=${1:-8} each=${2:-50} committers=${3:-0}
LB=${LB:-$top/.build/release/lb}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1
git config --global user.name "Sam Okoro"
git config --global user.email sam@ledger.example
"$LB" init "$work/b" --title Ferries --time-zone Europe/London >/dev/null
cd "$work/b"
"$LB" desk policy four_eyes false >/dev/null
"$LB" desk policy approvals 0 >/dev/null
before=$(git rev-list --first-parent --count main)

for p in $(seq "$processes"); do
    for n in $(seq "$each"); do
        "$LB" draft -t "Entry $n of process $p" "Words." --submit --json | sed -n 's/.*"id": "\(.*\)".*/\1/p'
    done > "$work/ids.$p" &
done
wait
echo "drafted $(cat "$work"/ids.* | wc -l)"

start=$(date +%s.%N)
for p in $(seq "$processes"); do
    while read -r id; do "$LB" publish "$id" >/dev/null || echo "failed $id"; done < "$work/ids.$p" &
done
for c in $(seq "$committers"); do
    git clone -q "$work/b" "$work/c$c"
    (
        cd "$work/b"
        for n in $(seq 20); do
            # A colleague without lb: a commit made beside the checkout, moved in by compare-and-swap, as push does.
            until
                tip=$(git rev-parse main)
                blob=$(echo "note $n" | git hash-object -w --stdin)
                tree=$(GIT_INDEX_FILE=$work/index.$c bash -c "git read-tree $tip && git update-index --add --cacheinfo 100644,$blob,notes/$c-$n.txt && git write-tree")
                commit=$(git commit-tree "$tree" -p "$tip" -m "note $c $n")
                git update-ref refs/heads/main "$commit" "$tip" 2>/dev/null
            do :; done
        done
    ) &
done
wait
end=$(date +%s.%N)
commits=$(($(git rev-list --first-parent --count main) - before))
entries=$(git ls-tree -r --name-only main entries | wc -l)
notes=$(git ls-tree -r --name-only main notes 2>/dev/null | wc -l)
echo "$commits commits, $entries entries, $notes notes in $(echo "$end - $start" | bc) s"
git fsck --strict --no-dangling --no-progress
[ "$entries" = $((processes * each)) ] && [ "$notes" = $((committers * 20)) ] && [ "$commits" = $((entries + notes)) ]
