#!/usr/bin/env bash
# Takes the pictures of the demo's page for the README: narrow and wide, light and dark, and the other theme.
#   Tests/ExportTests/Browser/screenshots.sh [LB]      LB: the built program, else .build/debug/lb
set -euo pipefail
cd "$(dirname "$0")/../../.."
lb=$(realpath "${1:-.build/debug/lb}")
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser)}
out=.github/screenshots
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$lb" demo "$work/demo" > /dev/null
blog=$(dirname "$(find "$work/demo" -name blog.yml | head -1)")
"$lb" export html -C "$blog" -o "$work/plain"
"$lb" export html -C "$blog" -o "$work/broadsheet" --theme broadsheet
mkdir -p "$out"
shot() {
    timeout 60 python3 Tests/ExportTests/Browser/shot.py "$browser" "$work/$1" "$2" "$3" "$4" "$out/$1-$2-$4.png"
    [ "$(stat -c %s "$out/$1-$2-$4.png")" -lt 153600 ] || { echo "$1-$2-$4.png has more than 150 KB" >&2; exit 1; }
}
for colour in light dark; do
    shot plain 390 844 $colour
    shot plain 1280 900 $colour
done
shot broadsheet 1280 900 light
ls -l "$out"
