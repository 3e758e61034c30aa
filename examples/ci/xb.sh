#!/bin/sh
# The three answers as files, and one exit code: the worst of all gates. For any CI; needs xb on the PATH.
#
#   sh xb.sh [LAUNCH [OUT]]      the launch folder (default: .), and where the files go (default: xb-out)
#
#   FAIL_ON=fix                  gate of `xb check`: block, fix, unknown, advise or never
#   MIN_MARGIN=15%               gate of `xb cost` (default: none)
#   BEFORE=old/cost.json         an earlier OUT/cost.json: cost.md then begins with what changed
#
# Exit code: 0 every gate holds, 1 a gate fails, 2 the launch could not be read, 3 a defect of xb.
set -u
launch=${1:-.}
out=${2:-xb-out}
mkdir -p "$out" || exit 2
worst=0

note() {
  if [ "$1" -gt "$worst" ]; then worst=$1; fi
}

# On GitHub findings become annotations on the changed lines; elsewhere a table in the log.
format=table
if [ -n "${GITHUB_ACTIONS:-}" ]; then format=github; fi
xb check "$launch" --fail-on "${FAIL_ON:-fix}" -f "$format" -o "$out/check.sarif" -o "$out/check.xml"
note $?
# What cannot be read once cannot be read four times.
if [ "$worst" -ge 2 ]; then exit "$worst"; fi

set --
if [ -n "${MIN_MARGIN:-}" ]; then set -- "$@" --min-margin "$MIN_MARGIN"; fi
if [ -s "${BEFORE:-}" ]; then set -- "$@" --compare "$BEFORE"; fi
xb cost "$launch" -f markdown -o "$out/cost.json" -o "$out/cost.csv" "$@" >"$out/cost.md"
note $?

# A launch without a window or hosts has nothing to plan yet.
file=$launch
if [ -d "$launch" ]; then file=$launch/launch.yaml; fi
if grep -q window: "$file" && grep -q hosts: "$file"; then
  xb plan "$launch" --quiet -f markdown -o "$out/plan.json" -o "$out/launch.ics" >"$out/plan.md"
  note $?
fi

xb report "$launch" --quiet -f markdown -o "$out/launch.html" >"$out/summary.md"
note $?

exit "$worst"
