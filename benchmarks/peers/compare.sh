#!/bin/sh
# How many hops a second nvsim and ns-3 make of the same datagrams, in turns, on this machine.
#
#   benchmarks/peers/compare.sh [k...]      fat-trees of k = 4, 8 or 16; without any: 4 8
#
# ROUNDS=5      how often each takes its turn
# WARM=10       seconds of processor time that nvsim runs before it is measured, in each of its turns,
#               for the Java virtual machine to compile
# MEASURE=5     seconds of processor time that it is measured for then
#
# Prints no ratio unless all delivered the same datagrams.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C
. benchmarks/flags.sh

rounds=${ROUNDS:-5} warm=${WARM:-10} measure=${MEASURE:-5}
out=benchmarks/target/peers

complain() {
    echo "compare.sh: $*" >&2
    exit 2
}

command -v g++ >/dev/null || complain "g++ is missing; on Debian: apt-get install g++"
echo '#include <ns3/core-module.h>' | g++ -E -x c++ - >/dev/null 2>&1 \
    || complain "the headers of ns-3 are missing; on Debian: apt-get install libns3-dev"
[ "$rounds" -ge 1 ] 2>/dev/null || complain "ROUNDS is $rounds; a whole number from 1 on is possible"
for k in "$@"; do
    case $k in 4 | 8 | 16) ;; *) complain "k is $k; 4, 8 and 16 are possible" ;; esac
done
[ $# -gt 0 ] || set -- 4 8

mvn -q -Pbenchmarks -pl benchmarks -am package -Dmaven.test.skip=true
mkdir -p "$out"
g++ -std=c++17 -O2 benchmarks/peers/ns3.cc -o "$out/ns3" \
    -lns3-core -lns3-network -lns3-internet -lns3-point-to-point -lns3-applications \
    -lns3-traffic-control

nvsim() {
    program=$1
    shift
    # shellcheck disable=SC2086 # words on purpose
    java $flags -cp 'benchmarks/target/lib/*' "org.nvsim.benchmarks.$program" "$@"
}

# What a contender did, apart from how long it took: lines of words and numbers.
account() {
    grep -E '^(sent|delivered|dropped|hops|flow) ' "$1"
}

# A turn: runs a contender, and ends everything if it did not do what the first of all did.
turn() {
    name=$1
    shift
    "$@" >"$out/turn.txt"
    account "$out/turn.txt" >"$out/account.txt"
    [ -e "$out/expected.txt" ] || cp "$out/account.txt" "$out/expected.txt"
    if ! diff "$out/expected.txt" "$out/account.txt" >"$out/difference.txt"; then
        head -5 "$out/difference.txt" >&2
        complain "k=$k: $name did not deliver what the first did, so there is nothing to compare"
    fi
    awk -v name="$name" '
        $1 == "hops" { hops = $2 }
        $1 == "wall-nanos" { wall = $2 }
        $1 == "cpu-nanos" { cpu = $2 }
        END { printf "%s\t%.9g\t%.9g\n", name, hops * 1e3 / wall, hops * 1e3 / cpu }
    ' "$out/turn.txt" >>"$out/figures.txt"
}

for k in "$@"; do
    rm -f "$out/expected.txt" "$out/figures.txt"
    nvsim PeerWorkload "$k" "$out/workload.txt"
    round=0
    while [ "$round" -lt "$rounds" ]; do
        turn "ns-3 lean" "$out/ns3" "$out/workload.txt" lean
        turn "nvsim, no virtualization" nvsim PeerRun "$k" none "$warm" "$measure"
        # The global routes of a thousand hosts take ns-3 too long.
        [ "$k" = 16 ] || turn "ns-3 stock" "$out/ns3" "$out/workload.txt" stock
        turn "nvsim, NVGRE" nvsim PeerRun "$k" nvgre "$warm" "$measure"
        round=$((round + 1))
    done
    awk '{ printf "%s%s %s", (NR > 1 ? ", " : "k='"$k"': "), $1, $2 } NR == 4 { exit }
         END { print "; every flow alike" }' "$out/expected.txt"
    awk -v above='^nvsim' -v below='^ns-3' -f benchmarks/ratios.awk "$out/figures.txt"
done
