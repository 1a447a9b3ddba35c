#!/usr/bin/env bash
# `lb --version` against `git --version`, in one run; needs hyperfine.
#
#   Tests/Benchmarks/startup.sh
set -euo pipefail
LB=${LB:-$(cd "$(dirname "$0")/../.." && pwd)/.build/release/lb}
hyperfine -N --warmup 20 --runs 300 "git --version" "$LB --version"
