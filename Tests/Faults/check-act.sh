#!/usr/bin/env bash
# The state after an act that met a fault: sound, old or new, as reported, and accounted for. RUN_RC is its exit code.
dir=$1 act=$2
cd "$dir/b" || exit 1
fail() { echo "$*"; exit 1; }
git fsck --strict --no-dangling --no-progress >/tmp/fsck.$$ 2>&1 || { cat /tmp/fsck.$$; rm -f /tmp/fsck.$$; fail "git fsck"; }
rm -f /tmp/fsck.$$
"$LB" status >/dev/null 2>"$dir/status.err" || fail "lb status: $(tail -1 "$dir/status.err")"
id=$(sed -n 's/.*"id": "\(.*\)".*/\1/p' ../one.json | tail -1)
subject=$(git log -1 --format=%s main)
draft=$(git log -1 --format=%s "refs/lb/drafts/$id" 2>/dev/null)
done=no
case $act in
schedule) [[ $draft == schedule:* ]] && done=yes ;;
tick) [[ $subject == publish:* ]] && done=yes ;;
# Drafted with its note; the words are in the draft or kept.
correct) [[ $draft == correct:* ]] && done=yes ;;
retract) [[ $subject == retract:* ]] && done=yes ;;
undo) [[ $subject == undo:* ]] && done=yes ;;
redact) [[ $subject == redact:* ]] && done=yes ;;
redacted)
    # Of what was redacted no object is left.
    git log --format=%s main | grep -q '^redact:' || exit 0
    git cat-file --batch-all-objects --batch-check='%(objectname)' | git cat-file --batch | grep -aq 'words of the first' && fail "the text is still there"
    exit 0
    ;;
esac
case $RUN_RC in
0 | 8) [ $done = yes ] || fail "exit $RUN_RC, but it was not done: main is '$subject', the draft '$draft'" ;;
-9 | 137) : ;;
# A tick tells what it could not do and goes on; a retraction is drafted before it is published.
*) [ $done = no ] || [ $act = tick ] || fail "exit $RUN_RC says nothing happened, but it was done" ;;
esac
"$LB" verify >"$dir/verify.out" 2>&1
case $? in
0) : ;;
1) [ $act = retract ] && grep -q unreviewed "$dir/verify.out" || fail "lb verify: $(head -1 "$dir/verify.out")" ;;
*) fail "lb verify: $(head -1 "$dir/verify.out")" ;;
esac
left=$(git status --porcelain)
[ -z "$left" ] || fail "git status is not clean: $left"
if [ $act = undo ] && [ $done = yes ]; then
    [ -n "$draft" ] || fail "undone, but the draft is not open again"
fi
exit 0
