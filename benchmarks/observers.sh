#!/bin/sh
# What the possibility of observing costs when nobody observes: a fat-tree as it is, in turns with the
# same compiled without observers (Place asks for none and tells none).
#
#   benchmarks/observers.sh [k]      4 without
#
# ROUNDS=10 turns each. Prints medians, lowest and highest, and the ratio pair by pair: 1 is no cost.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C
. benchmarks/flags.sh

k=${1:-4} rounds=${ROUNDS:-10}
out=benchmarks/target/observers
mvn -q -Pbenchmarks -pl benchmarks -am package -Dmaven.test.skip=true

# Place with its observer known to be absent; first on the class path, it replaces the other.
place=nv-model/src/main/java/org/nvsim/observe/Place.java
rm -rf "$out"
mkdir -p "$out/classes"
sed 's/observer != null/false/' "$place" >"$out/Place.java"
if grep -q 'observer != null' "$out/Place.java" || cmp -s "$place" "$out/Place.java"; then
    echo "observers.sh: $place does not ask for its observer as this script expects" >&2
    exit 2
fi
javac -proc:none -cp 'benchmarks/target/lib/*' -d "$out/classes" "$out/Place.java"

turn() {
    name=$1
    shift
    # shellcheck disable=SC2086 # words on purpose
    java $flags -cp "$@" org.nvsim.benchmarks.FatTreeRun "$k" nvgre | sed -E \
        "s/.*by wall time ([0-9.]+) .*by processor time ([0-9.]+) .*/$name\t\1\t\2/" \
        >>"$out/figures.txt"
}

round=0
while [ "$round" -lt "$rounds" ]; do
    turn "without observers" "$out/classes:benchmarks/target/lib/*"
    turn "as it is, nobody observes" 'benchmarks/target/lib/*'
    round=$((round + 1))
done
awk -v above='^as it is' -v below='^without' -f benchmarks/ratios.awk "$out/figures.txt"
