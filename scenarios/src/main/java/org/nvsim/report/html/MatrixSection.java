package org.nvsim.report.html;

import java.util.List;
import org.nvsim.report.Amounts;
import org.nvsim.report.Cell;
import org.nvsim.report.MatrixGroup;
import org.nvsim.run.isolation.Disagreement;
import org.nvsim.run.isolation.IsolationResult;

/** Who reached whom. */
final class MatrixSection {
    private static final int MOST_GROUPS = 40;

    private MatrixSection() {}

    static void write(HtmlWriter html, IsolationResult result) {
        List<MatrixGroup> groups = MatrixGroup.fitting(result.machines(), MOST_GROUPS);
        html.section("isolation", "Who reaches whom");
        html.leaf(
                "p",
                Amounts.count(result.reachable())
                        + " of "
                        + Amounts.count(result.pairs())
                        + " ordered pairs reach each other. "
                        + "█ reachable, ▒ partly, · isolated, ! other than policy says.");
        html.table("Rows ask, columns answer", "class", "matrix").open("thead").open("tr");
        html.leaf("td", "");
        for (MatrixGroup to : groups) {
            html.open("th", "scope", "col").leaf("span", to.name()).close();
        }
        html.close().close().open("tbody");
        for (MatrixGroup from : groups) {
            html.open("tr").leaf("th", from.name(), "scope", "row");
            for (MatrixGroup to : groups) {
                cell(html, Cell.of(result, from, to));
            }
            html.close();
        }
        html.close().endTable();
        disagreements(html, result.disagreements());
        html.close();
    }

    private static void cell(HtmlWriter html, Cell cell) {
        html.open("td", "class", "cell-" + cell.word()).open("span", "aria-hidden", "true");
        html.text(String.valueOf(cell.sign())).close();
        html.leaf("span", cell.word(), "class", "hidden").close();
    }

    private static void disagreements(HtmlWriter html, List<Disagreement> all) {
        if (all.isEmpty()) {
            html.leaf("p", "Packets and policy say the same of every pair.");
            return;
        }
        html.leaf("h3", "Where packets and policy differ").open("ul");
        for (Disagreement d : all) {
            html.leaf("li", d.toString());
        }
        html.close();
    }
}
