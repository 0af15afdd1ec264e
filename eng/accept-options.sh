#!/usr/bin/env bash
# Writes the catalogue of every key of the configuration, as the classes are now, and the table of docs/reference/configuration.md.
set -euo pipefail
cd "$(dirname "$0")/.."
JOBKIT_ACCEPT=1 dotnet test tests/JobKit.Architecture.Tests --nologo --filter FullyQualifiedName~OptionCatalogueTests
git status --short -- src/JobKit/Registration/Configuration/options.json docs/reference/configuration.md
