#!/bin/sh
# Stops entries that hold an address of the newsroom's own network.
# The whole document is searched, so that captions, sources and embeds count as well as the text.
found=$(grep -oE 'https?://[a-z0-9.-]*intranet\.example' | head -n 1)
[ -n "$found" ] || exit 0
printf '{"rule":"HOUSE-1","severity":"error","message":"Readers cannot open %s.","suggestion":"%s"}\n' \
    "$found" "Link to a page that is open to everybody, or leave the link out."
