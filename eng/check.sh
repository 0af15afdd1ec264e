#!/usr/bin/env bash
# Restores, builds, checks the format and runs every test: the one command for people and for CI.
#
#   ./eng/check.sh
#
# Needs the .NET SDK. On Debian and its kin it installs the PostgreSQL server that some tests start for themselves, and the browser
# that others drive; JOBKIT_REQUIRE_POSTGRES=0 and JOBKIT_REQUIRE_BROWSER=0 leave the machine as it is and show those tests as skipped.
# The last line reads 'N passed, N failed'; the exit code is 0 only when nothing failed and something passed.
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export JOBKIT_REQUIRE_POSTGRES="${JOBKIT_REQUIRE_POSTGRES:-1}" JOBKIT_REQUIRE_BROWSER="${JOBKIT_REQUIRE_BROWSER:-1}"

results=artifacts/test-results
# A gate of the kill harness takes a minute or two, and may be repeated twice.
hang_timeout=10m
passed=0 failed=0 skipped=0

# step NAME COMMAND...: runs it, says how long it took, and counts one failure when it fails.
step() {
  local name=$1 start=$SECONDS
  shift
  echo "== $name"
  if "$@"; then
    echo "   $name: $((SECONDS - start)) s"
  else
    failed=$((failed + 1))
    echo "   FAILED: $name ($((SECONDS - start)) s)"
    return 1
  fi
}

finish() {
  if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
    echo "FAILED: no test ran"
    failed=1
  fi
  echo
  if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
  else
    echo "$passed passed, $failed failed"
  fi
  [ "$failed" -eq 0 ]
  exit
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

has_browser() { [ -n "${JOBKIT_CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null; }

# install_missing: one 'apt-get update' for all that is missing. A further system package is a further line in here.
install_missing() {
  local packages=()
  if [ "$JOBKIT_REQUIRE_POSTGRES" = 1 ] && ! has_postgres; then packages+=(postgresql); fi
  if [ "$JOBKIT_REQUIRE_BROWSER" = 1 ] && ! has_browser; then packages+=(chromium); fi
  [ "${#packages[@]}" -eq 0 ] && return

  if ! command -v apt-get >/dev/null; then
    echo "Missing: ${packages[*]}. Install it, or set JOBKIT_REQUIRE_POSTGRES=0 or JOBKIT_REQUIRE_BROWSER=0 to go without."
    return 1
  fi

  as_root apt-get update -q \
    && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}"
}

# outcomes FILE OUTCOME: how many tests of a result file ended so.
outcomes() { grep -c "<UnitTestResult .*outcome=\"$2\"" "$1"; }

# show_failures FILE: the name and the message of each failed test.
show_failures() {
  awk '
    /<UnitTestResult / {
      failing = !/outcome="(Passed|NotExecuted)"/
      if (failing) { name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name); print "   FAILED " name }
    }
    failing && /<Message>/ { inside = 1 }
    inside { line = $0; gsub(/<\/?Message>/, "", line); sub(/^ */, "", line); print "          " line }
    /<\/Message>/ { inside = 0 }
  ' "$1" | sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#xD;//g; s/&#xA;/ /g; s/&amp;/\&/g'
}

# run_tests PROJECT: one test project; what it wrote, its exit code and its time are for count_tests to read.
run_tests() {
  local name start=$SECONDS
  name=$(basename "$1" .csproj)
  dotnet test "$1" -c Release --no-build --nologo -v quiet --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --blame-hang-timeout "$hang_timeout" --blame-hang-dump-type none >"$results/$name.log" 2>&1
  echo "$? $((SECONDS - start))" >"$results/$name.ended"
}

# count_tests PROJECT: counts one project from what it wrote. One that died before it could tell counts as a failure.
count_tests() {
  local name code took trx p f s
  name=$(basename "$1" .csproj)
  trx=$results/$name.trx
  read -r code took <"$results/$name.ended" || code=unknown

  if [ ! -f "$trx" ]; then
    failed=$((failed + 1))
    echo "   FAILED $name: it ended with $code and wrote no results:"
    tail -n 40 "$results/$name.log"
    return
  fi

  p=$(outcomes "$trx" Passed) s=$(outcomes "$trx" NotExecuted)
  # Whatever else a test can come to (Error, Timeout, Aborted ...) is no pass.
  f=$(($(outcomes "$trx" '[A-Za-z]*') - p - s))
  show_failures "$trx"
  if [ "$code" != 0 ] && [ "$f" -eq 0 ]; then
    f=1
    echo "   FAILED $name: it ended with $code before its tests were through:"
    tail -n 40 "$results/$name.log"
  elif [ "$((p + f + s))" -eq 0 ]; then
    f=1
    echo "   FAILED $name: no test in it"
  fi

  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  echo "   $name: $p passed, $f failed, $s skipped, $took s"
}

rm -rf "$results"
mkdir -p "$results"

step "system packages" install_missing
step "restore" dotnet restore JobKit.sln -v quiet || finish
# One compiler server for all projects, gone again afterwards: it loads itself and the analyzers once instead of thirty times.
step "build" dotnet build JobKit.sln -c Release --no-restore --nologo -v quiet -p:UseSharedCompilation=true || finish
dotnet build-server shutdown --vbcscompiler >"$results/build-server.log" 2>&1

echo "== tests"
# Those with the most to do come first, so that the last one to end is a small one.
mapfile -t projects < <(find tests -name '*.Tests.csproj' -not -path '*/bin/*' -not -path '*/obj/*' \
  -exec sh -c 'printf "%s %s\n" "$(cat $(find "$(dirname "$1")" -name "*.cs" -not -path "*/obj/*") | wc -c)" "$1"' _ {} \; | sort -rn | cut -d" " -f2)
# The kill harness measures how soon work goes on, so it runs alone. The others wait for databases more than they compute: two at a time.
alone=() together=()
for project in "${projects[@]}"; do
  case $project in
    */JobKit.Chaos.Tests.csproj) alone+=("$project") ;;
    *) together+=("$project") ;;
  esac
done
for project in "${alone[@]}"; do run_tests "$project"; done
for project in "${together[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  run_tests "$project" &
done
# The build enforces style and analyzers; what is left is whitespace, which needs no compilation and fills the lane that is free first.
while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
step "format (mend it with: dotnet format whitespace . --folder)" dotnet format whitespace . --folder --verify-no-changes
wait
for project in "${projects[@]}"; do count_tests "$project"; done

finish
