#!/usr/bin/env bash
# The state after an export that met a fault: by its path the folder is the old site or the new one, as reported. An
# export then gives the new one, in both folders, and nothing temporary stays. RUN_RC is the exit code.
dir=$1
cd "$dir" || exit 1
fail() { echo "$*"; exit 1; }
same() { diff -rq -x .lb-export.json "$1" "$2" >/dev/null 2>&1; }
if [ "${2:-}" != again ]; then
    if same old site; then
        [ "$RUN_RC" != 0 ] || fail "exit 0, but it is the old site"
    elif ! same new site; then
        fail "neither the old nor the new site: $(diff -rq -x .lb-export.json new site | head -1)"
    fi
    exit 0
fi
same new site || fail "after another export: $(diff -rq -x .lb-export.json new site | head -1)"
spare=$(echo b/.git/lb/sites/*/site)
if [ -d "$spare" ]; then
    diff -rq "$spare" site >/dev/null || fail "the second folder differs: $(diff -rq "$spare" site | head -1)"
fi
left=$(find site b/.git/lb/sites -name '*.tmp' 2>/dev/null)
[ -z "$left" ] || fail "left: $left"
exit 0
