#!/usr/bin/env bash
# Power cuts at random moments while drafts are published: nothing that was reported as published is lost.
#
#   Tests/Faults/powercut.sh [ext4|xfs|btrfs] [TRIALS]
#
# Needs root, loop devices, xfsprogs (and btrfs-progs), and the simulator: LB_SHARED names the folder that holds
# faults/powercut.py. A release build of lb is expected in .build/release; LB names another one.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
fs=${1:-ext4}
trials=${2:-12}
export LB=${LB:-$top/.build/release/lb}
: "${LB_SHARED:?LB_SHARED must name the folder that holds faults/}"

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
export HOME=$tools GIT_CONFIG_NOSYSTEM=1
git config --global user.name "Sam Okoro"
git config --global user.email sam@ledger.example
git config --global init.defaultBranch main

cat >"$tools/setup" <<'RUN'
#!/usr/bin/env bash
set -euo pipefail
"$LB" init "$1" --title Ferries --time-zone Europe/London >/dev/null
cd "$1"
"$LB" desk add ana --name "Ana Ruiz" --email ana@ledger.example --may report >/dev/null
for n in $(seq 40); do
    GIT_AUTHOR_NAME="Ana Ruiz" GIT_AUTHOR_EMAIL=ana@ledger.example \
        "$LB" draft -t "The news at $n" "Some words about what happened." --submit --json |
        sed -n 's/.*"id": "\(.*\)".*/\1/p' >>../ids
done
RUN
cat >"$tools/writer" <<'RUN'
#!/usr/bin/env bash
while read -r id; do
    commit=$("$LB" publish -C "$1" "$id" --json | sed -n 's/.*"commit": "\(.*\)".*/\1/p')
    [ -z "$commit" ] || echo "$commit" >>"$2"
done <"$1/../ids"
RUN
chmod +x "$tools/setup" "$tools/writer"

size=128M
[ "$fs" != xfs ] || size=400M
python3 "$LB_SHARED/faults/powercut.py" --fs "$fs" --size "$size" --trials "$trials" \
    --setup "$tools/setup {repo}" --writer "$tools/writer {repo} {ack}"
