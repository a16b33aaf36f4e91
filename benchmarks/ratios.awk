# Of lines (contender, million hops a second by wall time, the same by processor time), one for each
# turn: medians with lowest and highest; and the ratio of every contender whose name matches `above`
# to every one that matches `below`, of medians, with lowest and highest pair by pair of each round.
BEGIN { FS = "\t" }

{
    if (!($1 in turns)) {
        names[++contenders] = $1
    }
    turn = ++turns[$1]
    figure[$1, 1, turn] = $2
    figure[$1, 2, turn] = $3
}

# Sets median, lowest and highest of values[1..n].
function spread(values, n,    i, j, value) {
    for (i = 2; i <= n; i++) {
        value = values[i]
        for (j = i - 1; j >= 1 && values[j] > value; j--) {
            values[j + 1] = values[j]
        }
        values[j + 1] = value
    }
    lowest = values[1]
    highest = values[n]
    median = n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
}

function speed(name, clock,    i, values) {
    for (i = 1; i <= turns[name]; i++) {
        values[i] = figure[name, clock, i]
    }
    spread(values, turns[name])
    medians[name, clock] = median
    return sprintf("%6.3f (%.3f to %.3f)", median, lowest, highest)
}

function ratio(a, b, clock,    i, values) {
    for (i = 1; i <= turns[a]; i++) {
        values[i] = figure[a, clock, i] / figure[b, clock, i]
    }
    spread(values, turns[a])
    return sprintf("%6.2f (%.2f to %.2f)", medians[a, clock] / medians[b, clock], lowest, highest)
}

function row(what, wall, cpu) {
    printf "  %-50s %-28s %s\n", what, wall, cpu
}

END {
    row("million hops a second, " turns[names[1]] " turns each", "by wall time", "by processor time")
    for (i = 1; i <= contenders; i++) {
        row(names[i], speed(names[i], 1), speed(names[i], 2))
    }
    for (i = 1; i <= contenders; i++) {
        for (j = 1; j <= contenders; j++) {
            if (names[i] ~ above && names[j] ~ below) {
                row(names[i] " : " names[j], ratio(names[i], names[j], 1), ratio(names[i], names[j], 2))
            }
        }
    }
}
