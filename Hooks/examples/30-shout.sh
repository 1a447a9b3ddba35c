#!/bin/sh
# Warns of a title in capitals. Without a JSON reader: "title" stands in blog and entry, and the entry
# is the part of the document from "entry": to the next top-level key.
title=$(sed -n 's/.*"entry":{\(.*\)},"event":.*/\1/p' | sed -n 's/.*"title":"\([^"\\]*\)".*/\1/p')
case $title in
    *[[:lower:]]* | '') exit 0 ;;
    *[[:upper:]]*[[:upper:]]*[[:upper:]]*[[:upper:]]*) ;;
    *) exit 0 ;;
esac
echo '{"rule":"HOUSE-3","severity":"warning","message":"The title is in capitals.","suggestion":"Write it as a sentence."}'
