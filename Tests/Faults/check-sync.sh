#!/usr/bin/env bash
# The state after a sync that met a fault: both repositories sound, nothing lost, shared if it said so. With
# `together`, after two syncs without faults: everything is everywhere.
dir=$1 when=$2
cd "$dir" || exit 1
fail() { echo "$*"; exit 1; }
for place in b shared; do
    git -C $place fsck --strict --no-dangling --no-progress >fsck.out 2>&1 || { cat fsck.out; fail "git fsck in $place"; }
done
"$LB" status -C b >/dev/null 2>status.err || fail "lb status: $(tail -1 status.err)"
published() { git -C "$1" ls-tree -r --name-only main | grep -q "the-$2"; }
published b second || fail "what was published here is lost"
published shared first || fail "what was published there is lost"
git -C b for-each-ref --format='%(subject)' refs/lb/drafts | grep -q "The third" || fail "a draft is lost"
left=$(git -C b status --porcelain)
[ -z "$left" ] || fail "git status is not clean: $left"
"$LB" verify -C b >verify.out 2>&1 || fail "lb verify: $(head -1 verify.out)"
shared=no
[ "$(git -C b rev-parse main)" = "$(git -C shared rev-parse main)" ] && published shared second && shared=yes
if [ "$when" = together ]; then
    [ $shared = yes ] && [ "$(git -C k rev-parse main)" = "$(git -C b rev-parse main)" ] || fail "not in step"
    git -C k for-each-ref --format='%(subject)' refs/lb/drafts | grep -q "The third" || fail "a draft did not arrive"
    git -C k log --all --format=%B | grep -q "Said in k" || fail "a comment is lost"
elif [ "${RUN_RC:-1}" = 0 ]; then
    [ $shared = yes ] || fail "exit 0, but it is not shared"
fi
exit 0
