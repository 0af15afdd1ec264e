#!/usr/bin/env bash
# Writes the public API of every package, as it is now, to src/<Package>/PublicApi.txt. Read the diff: it is a decision.
set -euo pipefail
cd "$(dirname "$0")/.."
JOBKIT_ACCEPT=1 dotnet test tests/JobKit.Architecture.Tests --nologo --filter FullyQualifiedName~PublicApiTests
git status --short -- 'src/*/PublicApi.txt'
