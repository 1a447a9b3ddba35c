#!/usr/bin/env bash
# Several `lb tick --watch` on one blog with entries that are due, killed and started again at random: each goes out once.
#
#   Tests/Faults/ticks.sh [PROCESSES] [ENTRIES]
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
processes=${1:-8} entries=${2:-200}
LB=${LB:-$top/.build/release/lb}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME=$work GIT_CONFIG_NOSYSTEM=1 LB_CLOCK=2031-03-04T08:00:00Z
git config --global user.name "Sam Okoro"
git config --global user.email sam@ledger.example
"$LB" init "$work/b" --title Ferries --time-zone Europe/London >/dev/null
cd "$work/b"
"$LB" desk policy four_eyes false >/dev/null
for n in $(seq "$entries"); do
    id=$("$LB" draft -t "Entry $n" "Words." --submit --json | sed -n 's/.*"id": "\(.*\)".*/\1/p')
    "$LB" approve "$id" >/dev/null
    "$LB" schedule "$id" --at 09:00 >/dev/null
done
echo "scheduled $entries"

export LB_CLOCK=2031-03-04T09:00:00Z
one() {
    while [ "$(git for-each-ref refs/lb/drafts | wc -l)" -gt 0 ]; do
        # Killed without a warning after up to two seconds, and started again.
        timeout -s KILL "$((RANDOM % 2)).$((RANDOM % 9 + 1))" "$LB" tick --watch >/dev/null 2>>"$work/errors" || true
    done
}
start=$(date +%s)
for _ in $(seq "$processes"); do one & done
wait
"$LB" status >/dev/null
published=$(git log --first-parent --format=%s main | grep -c '^publish: ')
different=$(git ls-tree -r --name-only main entries | sed 's/.*-//' | sort -u | wc -l)
echo "$published published, $different different, in $(($(date +%s) - start)) s"
git fsck --strict --no-dangling --no-progress
[ -z "$(git status --porcelain)" ]
"$LB" verify
[ "$published" = "$entries" ] && [ "$different" = "$entries" ]
