# Sourced by ./septet and ./verify: finds a JDK 25 or newer and hands it to Maven and to the program itself.

septet_is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$major" ] && [ "$major" -ge 25 ]
}

septet_find_jdk() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* /usr/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && septet_is_jdk "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "septet: no JDK 25 found: install one (Debian: apt-get install openjdk-25-jdk or temurin-25-jdk; macOS: brew install openjdk) or point JAVA_HOME at it." >&2
  return 1
}

# Prints what lets memory come in large pages, where the kernel gives them to who asks: what a server remembers is read all over, and a processor knows where it lies by page.
septet_large_pages() {
  pages=
  [ -r /sys/kernel/mm/transparent_hugepage/enabled ] && read -r pages </sys/kernel/mm/transparent_hugepage/enabled
  case "$pages" in *"[madvise]"* | *"[always]"*) echo "-XX:+UseTransparentHugePages" ;; esac
}

# Maven runs on the same JDK, so that no plugin runs under an older one.
septet_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "septet: Maven is missing: install it (Debian: apt-get install maven; macOS: brew install maven)." >&2
    return 1
  fi
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djansi.noreset=true" mvn -B "$@"
}
