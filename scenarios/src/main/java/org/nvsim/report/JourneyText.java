package org.nvsim.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.run.journey.Branch;
import org.nvsim.run.journey.FieldChange;
import org.nvsim.run.journey.Hop;
import org.nvsim.run.journey.Image;
import org.nvsim.run.journey.Journey;

/**
 * A journey as people read it: node by node, one sentence for everything that happened there and
 * what decided it, the packet before and after where it changed. The packet itself comes first,
 * then what came of it: the answer, copies, fragments, errors.
 */
public final class JourneyText {
    private static final long PS_PER_SECOND = 1_000_000_000_000L;

    private final Journey journey;
    private final boolean bytes;
    private final StringBuilder text = new StringBuilder();

    private JourneyText(Journey journey, boolean bytes) {
        this.journey = journey;
        this.bytes = bytes;
    }

    /**
     * The whole text.
     *
     * @param bytes whether to show packets in hexadecimal digits too
     */
    public static String of(Journey journey, boolean bytes) {
        return new JourneyText(journey, bytes).write();
    }

    private String write() {
        heading();
        List<Branch> branches = journey.hops().stream().map(Hop::branch).distinct().toList();
        for (Branch branch : branches) {
            if (branch.kind() != Branch.Kind.ARP) {
                text.append('\n').append(title(branch, branches)).append('\n');
                branch(branch);
            }
        }
        if (journey.untold() > 0) {
            text.append("\n  and ").append(Amounts.count(journey.untold()));
            text.append(" more things happened to copies of it, which are not told\n");
        }
        text.append('\n').append(conclusion()).append('\n');
        return text.toString();
    }

    private void heading() {
        text.append(journey.scenario().name())
                .append(journey.scenario().variant().map(v -> " (" + v + ")").orElse(""))
                .append(": packet ")
                .append(journey.packet())
                .append(" of ")
                .append(journey.packets())
                .append(" of ")
                .append(journey.flow().name())
                .append(", ")
                .append(journey.flow().kind())
                .append(" from ")
                .append(journey.flow().from())
                .append(" to ")
                .append(journey.flow().to())
                .append('\n');
    }

    private String conclusion() {
        return switch (journey.outcome()) {
            case DELIVERED ->
                    journey.isAsked()
                            ? "DELIVERED, and answered: "
                                    + journey.flow().from()
                                    + " has the reply."
                            : "DELIVERED to " + journey.flow().to() + lostOnTheWay();
            case DROPPED -> {
                Hop drop = journey.drop().orElseThrow();
                yield "DROPPED at "
                        + drop.node()
                        + ": "
                        + drop.reason().word()
                        + because(drop.decidedBy())
                        + ".";
            }
            case IN_FLIGHT -> "IN FLIGHT when the run ended.";
        };
    }

    private String lostOnTheWay() {
        int lost = journey.drops().size();
        return lost == 0
                ? "."
                : "; " + lost + " of the frames it was cut or copied into were lost.";
    }

    private void branch(Branch branch) {
        List<Hop> hops = withoutEchoes(branch);
        String node = "";
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            if (!hop.node().equals(node)) {
                node = hop.node();
                text.append("  ").append(node).append("  at ").append(time(hop.timePs()));
                text.append('\n');
            }
            text.append("    ").append(HopWords.of(hop)).append(because(hop.decidedBy()));
            text.append('\n');
            contents(hop);
            hop.denied()
                    .ifPresent(
                            seen -> {
                                line("to it", seen.text());
                                line("to pass", seen.passesBy());
                            });
            if (hop.action() == Action.HELD) {
                waiting(hop, i + 1 < hops.size() ? Optional.of(hops.get(i + 1)) : Optional.empty());
            }
        }
    }

    /** A server's adapter and its guest report the same passage; once is enough. */
    private List<Hop> withoutEchoes(Branch branch) {
        List<Hop> hops = new ArrayList<>();
        for (Hop hop : journey.hops()) {
            if (!hop.branch().equals(branch)) {
                continue;
            }
            Hop last = hops.isEmpty() ? null : hops.get(hops.size() - 1);
            if (last != null && isSamePassage(last, hop)) {
                if (hop.port() < 0) {
                    continue;
                }
                hops.remove(hops.size() - 1);
            }
            hops.add(hop);
        }
        return hops;
    }

    private static boolean isSamePassage(Hop a, Hop b) {
        boolean passage = a.action() == Action.ARRIVED || a.action() == Action.FORWARDED;
        return passage
                && a.action() == b.action()
                && a.timePs() == b.timePs()
                && a.node().equals(b.node());
    }

    /** What the branch is, numbered where there are several of a kind. */
    private static String title(Branch branch, List<Branch> all) {
        List<Branch> alike = all.stream().filter(b -> b.kind() == branch.kind()).toList();
        String number = alike.size() == 1 ? "" : " " + (alike.indexOf(branch) + 1);
        return branch.kind().word() + number;
    }

    /** The packet as it is now, if that is news, and what changed. */
    private void contents(Hop hop) {
        List<FieldChange> changes = hop.changed();
        boolean reshaped = changes.stream().anyMatch(change -> change.field().isEmpty());
        boolean told = reshaped || hop.action() == Action.REWRITTEN;
        if (hop.before().isEmpty() || told) {
            hop.before().ifPresent(before -> image("before", before));
            image(hop.before().isEmpty() ? "it is" : "after", hop.after());
        }
        if (reshaped) {
            line("headers", headers(changes));
        }
        for (FieldChange change : changes) {
            if (!change.field().isEmpty()) {
                line("changed", change.toString());
            }
        }
    }

    private void image(String label, Image image) {
        line(label, image.text() + ", " + image.lengthBytes() + " bytes");
        if (bytes) {
            for (String row : HexRows.of(image)) {
                line("", row);
            }
        }
    }

    private static String headers(List<FieldChange> changes) {
        List<String> words = new ArrayList<>();
        for (FieldChange change : changes) {
            if (change.field().isEmpty()) {
                words.add((change.after().isPresent() ? "+" : "-") + change.layer());
            }
        }
        return String.join(", ", words);
    }

    private void line(String label, String what) {
        text.append("      ").append(label).append(" ".repeat(8 - label.length())).append(what);
        text.append('\n');
    }

    /** What was asked and answered while the packet waited. */
    private void waiting(Hop held, Optional<Hop> next) {
        boolean arp = held.decidedBy().by().equals(Neighbors.TABLE);
        int from = journey.hops().indexOf(held) + 1;
        int to = next.map(hop -> journey.hops().indexOf(hop)).orElse(journey.hops().size());
        for (Hop hop : journey.hops().subList(from, to)) {
            if (arp && hop.branch().kind() == Branch.Kind.ARP && isTelling(hop)) {
                text.append("      | ").append(time(hop.timePs())).append("  ");
                text.append(hop.node()).append(' ').append(HopWords.ofArp(hop));
                text.append(because(hop.decidedBy())).append('\n');
            }
        }
        next.ifPresent(
                hop ->
                        line(
                                "waited",
                                time(hop.timePs() - held.timePs())
                                        + (arp ? " for ARP, until " : ", until ")
                                        + time(hop.timePs())));
    }

    private static boolean isTelling(Hop hop) {
        return switch (hop.action()) {
            case CREATED, REWRITTEN, ENCAPSULATED -> true;
            case DROPPED -> hop.reason() != DropReason.NOT_FOR_US;
            default -> false;
        };
    }

    private static String because(Decision decision) {
        if (decision == Decision.NONE) {
            return "";
        }
        String place = decision.definedAt().isEmpty() ? "" : " [" + decision.definedAt() + "]";
        String kind = decision.by().substring(decision.by().lastIndexOf(' ') + 1) + " ";
        String which =
                decision.what().startsWith(kind) // "firewall rule", "rule 1 of 3: ..."
                        ? decision.what().substring(kind.length() - 1)
                        : ": " + decision.what();
        return ", by " + decision.by() + which + place;
    }

    /** Exact, in the unit that fits. */
    private static String time(long ps) {
        int unit = ps >= PS_PER_SECOND ? 12 : ps >= PS_PER_SECOND / 1000 ? 9 : 6;
        String number = BigDecimal.valueOf(ps, unit).stripTrailingZeros().toPlainString();
        return number + (unit == 12 ? " s" : unit == 9 ? " ms" : " µs");
    }
}
