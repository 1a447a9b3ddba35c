#!/usr/bin/env bash
# The state after a draft that met a fault: sound, and the words are somewhere. RUN_RC is its exit code.
dir=$1
cd "$dir/b" || exit 1
fail() { echo "$*"; exit 1; }
git fsck --strict --no-dangling --no-progress >/tmp/fsck.$$ 2>&1 || { cat /tmp/fsck.$$; rm -f /tmp/fsck.$$; fail "git fsck"; }
rm -f /tmp/fsck.$$
drafted=no
for ref in $(git for-each-ref --format='%(refname)' refs/lb/drafts); do
    git grep -q "Words that must never be lost" "$ref" -- && drafted=yes
done
kept=no
grep -rqs "Words that must never be lost" .git/lb "$dir/home" "$dir/tmp" && kept=yes
case $RUN_RC in
0 | 8) [ $drafted = yes ] || fail "exit $RUN_RC, but there is no draft" ;;
# Killed before the first byte of it was written: the words are still in the shell that typed them.
-9 | 137) : ;;
*) [ $drafted = yes ] || [ $kept = yes ] || [ "$RUN_RC" = 7 ] || fail "exit $RUN_RC, and the words are nowhere" ;;
esac
"$LB" status >/dev/null 2>"$dir/status.err" || fail "lb status: $(tail -1 "$dir/status.err")"
exit 0
