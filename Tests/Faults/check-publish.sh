#!/usr/bin/env bash
# The state after a publish that met a fault: sound, old or new, and as reported. RUN_RC is its exit code.
dir=$1
cd "$dir/b" || exit 1
fail() { echo "$*"; exit 1; }
git fsck --strict --no-dangling --no-progress >/tmp/fsck.$$ 2>&1 || { cat /tmp/fsck.$$; rm -f /tmp/fsck.$$; fail "git fsck"; }
rm -f /tmp/fsck.$$
tip=$(git rev-parse main) || fail "no main"
id=$(sed -n 's/.*"id": "\(.*\)".*/\1/p' ../one.json | tail -1)
published=$(git ls-tree -r --name-only main | grep -c -- "-$id.md")
draft=$(git for-each-ref --format='%(refname)' "refs/lb/drafts/$id" | wc -l)
case $RUN_RC in
0) [ "$published" = 1 ] || fail "reported done, but not published" ;;
8) [ "$published" = 1 ] || fail "reported published with trouble, but not published" ;;
-9 | 137) : ;;
*) [ "$published" = 0 ] || fail "exit $RUN_RC says nothing happened, but it is published" ;;
esac
[ "$published" = 1 ] || [ "$draft" = 1 ] || fail "the draft is gone and nothing is published"
# Whatever was left open is finished by the next command, and nobody finds a half-finished act.
"$LB" status >/dev/null 2>"$dir/status.err" || fail "lb status: $(tail -1 "$dir/status.err")"
"$LB" list | grep -q "$id" && open=1 || open=0
[ "$published" = 0 ] || [ "$open" = 0 ] || fail "published, but the draft is still open"
if [ "$published" = 1 ]; then
    left=$(git status --porcelain)
    [ -z "$left" ] || fail "git status is not clean: $left"
    git cat-file -p "main:$(git ls-tree -r --name-only main | grep -- "-$id.md")" | grep -q "Some words of the first entry." || fail "other text"
    [ "$(git rev-list --first-parent --count main)" = 3 ] || fail "published more than once"
fi
exit 0
