package org.nvsim.run.result;

/** How figures of several flows differ from each other. */
public final class FlowSpread {
    private FlowSpread() {}

    /**
     * Jain's fairness index (Jain, Chiu and Hawe, DEC-TR-301, 1984): (Σx)² / (n Σx²), 1 if all are
     * equal, 1/n if one has everything; not a number if there are none or all are 0.
     */
    public static double jain(double... values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        return sum * sum / (values.length * squares);
    }

    /**
     * The value that this share of all does not exceed: of n the ⌈share n⌉-th, at least the first;
     * not a number if there are none.
     */
    public static double quantile(double[] ascending, double share) {
        int rank = (int) Math.ceil(share * ascending.length);
        return ascending.length == 0 ? Double.NaN : ascending[Math.max(0, rank - 1)];
    }
}
