#!/bin/sh
# Runs the figures of benchmarks/: `share` (what fits into ./verify) or `deep` (whole, resumable), all of them or those named.
set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here" || exit 1
. "$here/tools/jdk.sh"
septet_find_jdk || exit 2
size=$1
shift
classpath="benchmarks/target/test-classes:benchmarks/target/classes:command/target/classes:command/target/lib/*"
[ -d benchmarks/target/test-classes ] && [ -d command/target/lib ] || septet_maven -q -DskipTests package || exit 1
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xmx3g -cp "$classpath" \
  septet.benchmarks.Figures "$size" "$@"
