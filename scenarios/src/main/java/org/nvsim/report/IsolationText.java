package org.nvsim.report;

import java.util.List;
import org.nvsim.run.isolation.Disagreement;
import org.nvsim.run.isolation.IsolationResult;

/**
 * A matrix of who reaches whom as a picture of blocks: a row for each machine that asks, a column
 * for each that is asked. Where there are too many machines, a row and column for each virtual
 * subnet, or each tenant.
 */
public final class IsolationText {
    /** Columns that fit on a line beside the names. */
    private static final int COLUMNS = 64;

    private static final int NAMED = 20;

    private final IsolationResult result;
    private final StringBuilder text = new StringBuilder();

    private IsolationText(IsolationResult result) {
        this.result = result;
    }

    public static String of(IsolationResult result) {
        return new IsolationText(result).write();
    }

    private String write() {
        text.append(result.scenario().name())
                .append(result.scenario().variant().map(v -> " (" + v + ")").orElse(""))
                .append(": ")
                .append(Amounts.count(result.machines().size()))
                .append(" machines, ")
                .append(Amounts.count(result.pairs()))
                .append(" ordered pairs: ")
                .append(Amounts.count(result.reachable()))
                .append(" reachable, ")
                .append(Amounts.count(result.pairs() - result.reachable()))
                .append(" isolated\n\n");
        List<MatrixGroup> groups = MatrixGroup.fitting(result.machines(), COLUMNS);
        if (groups.size() <= COLUMNS) {
            matrix(groups);
        } else {
            text.append("Too many tenants for a picture; --json has every pair.\n\n");
        }
        verdict();
        text.append(Provenance.of(result.scenario()).words()).append('\n');
        return text.toString();
    }

    private void matrix(List<MatrixGroup> groups) {
        int width = groups.stream().mapToInt(group -> group.name().length()).max().orElse(0);
        int digits = String.valueOf(groups.size()).length();
        for (int digit = digits - 1; digit >= 0; digit--) {
            text.append(" ".repeat(width + digits + 3));
            for (int column = 1; column <= groups.size(); column++) {
                String number = String.valueOf(column);
                boolean shown = number.length() > digit;
                text.append(shown ? number.charAt(number.length() - 1 - digit) : ' ');
            }
            text.append('\n');
        }
        for (int row = 0; row < groups.size(); row++) {
            String name = groups.get(row).name();
            String number = String.valueOf(row + 1);
            text.append(name).append(" ".repeat(width - name.length() + 2));
            text.append(" ".repeat(digits - number.length())).append(number).append(' ');
            for (MatrixGroup column : groups) {
                text.append(Cell.of(result, groups.get(row), column).sign());
            }
            text.append('\n');
        }
        text.append("\n").append(Cell.legend(groups.size() < result.machines().size()));
    }

    private void verdict() {
        if (result.agrees()) {
            text.append("Packets and policy agree about every pair.\n");
            return;
        }
        text.append("DISAGREEMENTS   ")
                .append(Amounts.count(result.disagreements().size()))
                .append(" of ")
                .append(Amounts.count(result.pairs()))
                .append(" pairs\n");
        List<Disagreement> named =
                result.disagreements().subList(0, Math.min(NAMED, result.disagreements().size()));
        named.forEach(disagreement -> text.append("  ").append(disagreement).append('\n'));
        if (named.size() < result.disagreements().size()) {
            text.append("  and ")
                    .append(Amounts.count(result.disagreements().size() - named.size()))
                    .append(" more; --json has all\n");
        }
    }
}
