#!/bin/sh
# Runs the figures of benchmarks/: `share` (what fits into ./verify) or `deep` (whole), all of them or those named. Compiles what is stale.
set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here" || exit 1
. "$here/tools/jdk.sh"
septet_find_jdk || exit 2
stamp=benchmarks/target/figures.stamp
stale() {
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$JAVA_HOME" ] || return 0
  [ -n "$(find . \( -name .git -o -name target -o -name .septet \) -prune -o \( -name pom.xml -o -path '*/src/*' \) -type f -newer "$stamp" -print | head -n 1)" ]
}
if stale; then
  echo "figures: building ..." >&2
  mkdir -p benchmarks/target
  printf '%s' "$JAVA_HOME" >"$stamp.new"
  septet_maven -q -DskipTests package || exit 1
  mv "$stamp.new" "$stamp"
fi
# Some figures run ./septet itself: what it would build is built before classes are loaded from there.
case "$* " in
  deep* | *" demo "* | *" check-warm "*) "$here/septet" --version >/dev/null || exit 1 ;;
esac
# Some figures start processes that work in folders of their own.
classpath="$here/benchmarks/target/test-classes:$here/benchmarks/target/classes:$here/command/target/classes:$here/command/target/lib/*:$here/benchmarks/target/lib/*"
# Thirty million rows with their features stand in memory at once.
heap=3g
case "$* " in
  "deep " | deep*" features-scale "*) heap=8g ;;
esac
# As ./septet runs.
# shellcheck disable=SC2046
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:PretenureSizeThreshold=4m -XX:MaxHeapFreeRatio=100 \
  $(septet_large_pages) -Xmx$heap -cp "$classpath" septet.benchmarks.Figures "$@"
