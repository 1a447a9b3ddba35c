#!/usr/bin/env bash
# Every state-changing file call of one act, failed or killed in turn, and the state checked after each.
#
#   Tests/Faults/sweep.sh publish|draft|schedule|tick|correct|retract|undo|redact|sync|export [ACTIONS]
#
# Needs the fault injector: LB_SHARED names the folder that holds faults/sweep.py and its library.
# A release build of lb is expected in .build/release; LB names another one.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
what=${1:-publish}
actions=${2:-kill,kill-after,torn,short,fail:ENOSPC,fail:ENOSPC+,fail:EIO,fail:EIO+,fail:EROFS+,fail:EINTR}
export LB=${LB:-$top/.build/release/lb}
: "${LB_SHARED:?LB_SHARED must name the folder that holds faults/}"

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
cp "$LB_SHARED"/faults/* "$tools"
make -s -C "$tools"

export HOME=$tools/home LB_CLOCK=2031-03-04T08:00:00Z GIT_CONFIG_NOSYSTEM=1
mkdir "$HOME"
git config --global user.name "Sam Okoro"
git config --global user.email sam@ledger.example
git config --global init.defaultBranch main
export -n GIT_DIR || true
as_ana="GIT_AUTHOR_NAME='Ana Ruiz' GIT_AUTHOR_EMAIL=ana@ledger.example"
setup="$LB init {dir}/b --title Ferries --time-zone Europe/London && cd {dir}/b \
  && $LB desk add ana --name 'Ana Ruiz' --email ana@ledger.example --may report \
  && $as_ana LB_SEED=1 $LB draft -t 'The first' 'Some words of the first entry.' --submit --json > ../one.json \
  && $as_ana LB_SEED=2 $LB draft -t 'The second' 'Some words of the second entry.' --submit --json > ../two.json"
# What is run under faults becomes lb itself, so that nothing else meets them.
cat >"$tools/publish" <<'RUN'
#!/usr/bin/env bash
exec "$LB" publish -C "$1/b" "$(sed -n 's/.*"id": "\(.*\)".*/\1/p' "$1/$2.json" | tail -1)"
RUN
chmod +x "$tools/publish"

case $what in
publish)
    run="$tools/publish {dir} one"
    after="$tools/publish {dir} two"
    ;;
draft)
    run="env $as_ana LB_SEED=3 TMPDIR={dir}/tmp HOME={dir}/home $LB draft -C {dir}/b -t 'The third' 'Words that must never be lost.'"
    setup="$setup && mkdir {dir}/tmp {dir}/home"
    after="$as_ana LB_SEED=4 $LB draft -C {dir}/b -t 'The fourth' 'More words.'"
    ;;
schedule | tick | correct | retract | undo | redact)
    # The first entry is approved or published beforehand, as the act needs it; the act runs on it.
    cat >"$tools/act" <<'RUN'
#!/usr/bin/env bash
dir=$1 act=$2
id=$(sed -n 's/.*"id": "\(.*\)".*/\1/p' "$dir/one.json" | tail -1)
case $act in
schedule) exec "$LB" schedule -C "$dir/b" "$id" --at 09:00 ;;
tick) LB_CLOCK=2031-03-04T09:00:00Z exec "$LB" tick -C "$dir/b" ;;
correct) exec "$LB" correct -C "$dir/b" "$id" --note "It was wrong." "Other words of the first entry." ;;
retract) exec "$LB" retract -C "$dir/b" "$id" --reason "It was wrong." --without-review ;;
undo) exec "$LB" undo -C "$dir/b" ;;
redact) exec "$LB" redact -C "$dir/b" "$id" --reason "By order." --yes ;;
esac
RUN
    chmod +x "$tools/act"
    id="\$(sed -n 's/.*\"id\": \"\(.*\)\".*/\1/p' {dir}/one.json | tail -1)"
    case $what in
    schedule) setup="$setup && $LB approve $id" ;;
    tick) setup="$setup && $LB approve $id && $LB schedule $id --at 09:00" ;;
    *) setup="$setup && $LB publish $id" ;;
    esac
    run="$tools/act {dir} $what"
    after="$tools/publish {dir} two"
    # Whatever comes next finishes it, or it had not begun.
    [ "$what" = redact ] && after="$after && $top/Tests/Faults/check-act.sh {dir} redacted"
    check=act
    ;;
sync)
    # Two clones that published apart; one of them shares under faults.
    cat >"$tools/apart" <<'RUN'
#!/usr/bin/env bash
set -e
cd "$1"
id() { sed -n 's/.*"id": "\(.*\)".*/\1/p' "$1.json" | tail -1; }
git init -q --bare shared
git -C b remote add origin ../shared
"$LB" sync -C b
git clone -q shared k
git -C k remote set-url origin ../shared
"$LB" sync -C k
"$LB" publish -C k "$(id one)"
"$LB" comment -C k "$(id two)" -m "Said in k"
"$LB" sync -C k
"$LB" publish -C b "$(id two)"
LB_SEED=3 "$LB" draft -C b -t "The third" "Words that must never be lost."
RUN
    chmod +x "$tools/apart"
    setup="$setup && $tools/apart {dir}"
    run="$LB sync -C {dir}/b"
    after="$LB sync -C {dir}/b && $LB sync -C {dir}/k && $top/Tests/Faults/check-sync.sh {dir} together"
    check=sync
    ;;
export)
    # The site at the first entry is there, made under the path at which it is exported again; `old` and `new` are what
    # it may be then.
    cat >"$tools/export" <<'RUN'
#!/usr/bin/env bash
cd "$1"
env -u LD_PRELOAD "$LB" export all -C b -o site --as-of "$(cat first)" 2>/dev/null || exit 1
exec "$LB" export all -C b -o site
RUN
    cat >"$tools/sites" <<'RUN'
#!/usr/bin/env bash
set -e
cd "$1"
id() { sed -n 's/.*"id": "\(.*\)".*/\1/p' "$1.json" | tail -1; }
"$LB" publish -C b "$(id one)"
git -C b rev-parse main >first
"$LB" export all -C b -o old
"$LB" publish -C b "$(id two)"
# What it said must go from both folders, and never come back.
"$LB" retract -C b "$(id one)" --reason "It was wrong." --without-review
"$LB" export all -C b -o new
rm -r b/.git/lb/sites
RUN
    chmod +x "$tools/export" "$tools/sites"
    setup="$setup && $tools/sites {dir}"
    run="$tools/export {dir}"
    after="$LB export all -C {dir}/b -o {dir}/site && $top/Tests/Faults/check-export.sh {dir} again"
    ;;
*) echo "usage: $0 publish|draft|schedule|tick|correct|retract|undo|redact|sync|export [ACTIONS]" >&2; exit 2 ;;
esac

exec python3 "$tools/sweep.py" ${SWEEP_OPTIONS:-} --setup "$setup" --run "$run" --actions "$actions" \
    --check "$top/Tests/Faults/check-${check:-$what}.sh {dir} $what" --after "$after" --log "${SWEEP_LOG:-/dev/null}"
