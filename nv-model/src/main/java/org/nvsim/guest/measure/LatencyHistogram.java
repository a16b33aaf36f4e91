package org.nvsim.guest.measure;

import java.util.Arrays;

/**
 * Times in picoseconds, counted in buckets that are exact below 2 048 ps and no wider than 1/1024
 * of the value above: three significant digits at any magnitude (the scheme of HdrHistogram). Rows
 * of buckets exist only where values fell, so a usual flow needs a few of 8 KiB each; the first few
 * values are kept as they are, because a simulation can have very many flows of a few packets.
 *
 * <p>Least, greatest and mean are exact. Histograms of parts can be merged.
 */
public final class LatencyHistogram {
    private static final int ROW_BITS = 10;
    private static final int ROW_BUCKETS = 1 << ROW_BITS;

    private static final int FEW = 64;
    private static final long[] NONE = {};

    private long[][] rows; // null while there are few values

    /** The values counted last, which are in no row yet: entered together, they wait less. */
    private long[] few = NONE;

    private int fewCount;
    private long count;
    private long leastPs = Long.MAX_VALUE;
    private long greatestPs;

    /** The sum is {@code sumHigh} * 2^63 + {@code sumLow}: a long would overflow in long runs. */
    private long sumLow;

    private long sumHigh;

    public LatencyHistogram() {}

    /**
     * Counts one value.
     *
     * @throws IllegalStateException if it is negative: something arrived before it was sent
     */
    public void record(long valuePs) {
        if (valuePs < 0) {
            throw new IllegalStateException("a time of " + valuePs + " ps was measured");
        }
        if (fewCount == few.length) {
            makeRoom();
        }
        few[fewCount++] = valuePs;
        count++;
        leastPs = Math.min(leastPs, valuePs);
        greatestPs = Math.max(greatestPs, valuePs);
        add(valuePs);
    }

    private void makeRoom() {
        if (few.length < FEW) {
            few = Arrays.copyOf(few, Math.max(4, 2 * few.length));
        } else {
            useRows();
        }
    }

    /** Enters all values into rows. */
    private void useRows() {
        if (rows == null) {
            rows = new long[Long.SIZE - ROW_BITS][];
        }
        for (int i = 0; i < fewCount; i++) {
            put(few[i]);
        }
        fewCount = 0;
    }

    private void put(long valuePs) {
        int row = row(valuePs);
        rowAt(row)[bucket(valuePs, row)]++;
    }

    private long[] rowAt(int row) {
        if (rows[row] == null) {
            rows[row] = new long[ROW_BUCKETS];
        }
        return rows[row];
    }

    /** Adds everything that {@code other} counted. */
    public void merge(LatencyHistogram other) {
        if (other.count == 0) {
            return;
        }
        useRows();
        for (int i = 0; i < other.fewCount; i++) {
            put(other.few[i]);
        }
        if (other.rows != null) {
            mergeRows(other.rows);
        }
        count += other.count;
        leastPs = Math.min(leastPs, other.leastPs);
        greatestPs = Math.max(greatestPs, other.greatestPs);
        add(other.sumLow);
        sumHigh += other.sumHigh;
    }

    private void mergeRows(long[][] others) {
        for (int r = 0; r < rows.length; r++) {
            for (int i = 0; others[r] != null && i < ROW_BUCKETS; i++) {
                rowAt(r)[i] += others[r][i];
            }
        }
    }

    /**
     * What was counted since {@code earlier}, which is a copy of this histogram made then. Least
     * and greatest are to three digits, unless {@code earlier} is empty.
     */
    public LatencyHistogram since(LatencyHistogram earlier) {
        LatencyHistogram later = new LatencyHistogram();
        later.merge(this);
        if (earlier.count == 0) {
            return later;
        }
        LatencyHistogram before = new LatencyHistogram();
        before.merge(earlier);
        later.count -= earlier.count;
        later.sumHigh -= earlier.sumHigh;
        later.sumLow -= earlier.sumLow;
        if (later.sumLow < 0) {
            later.sumLow &= Long.MAX_VALUE;
            later.sumHigh--;
        }
        later.leastPs = Long.MAX_VALUE;
        later.greatestPs = 0;
        for (int r = 0; r < later.rows.length; r++) {
            for (int i = 0; later.rows[r] != null && i < ROW_BUCKETS; i++) {
                later.rows[r][i] -= before.rows[r] == null ? 0 : before.rows[r][i];
                if (later.rows[r][i] > 0) {
                    later.leastPs = Math.min(later.leastPs, highestIn(r, i));
                    later.greatestPs = Math.max(later.greatestPs, highestIn(r, i));
                }
            }
        }
        return later;
    }

    public long count() {
        return count;
    }

    /** The least value, exact; 0 if there is none. */
    public long leastPs() {
        return count == 0 ? 0 : leastPs;
    }

    /** The greatest value, exact; 0 if there is none. */
    public long greatestPs() {
        return greatestPs;
    }

    /** The mean; 0 if there is no value. */
    public double meanPs() {
        return count == 0 ? 0 : (sumHigh * 0x1p63 + sumLow) / count;
    }

    /**
     * A value that at least the fraction {@code quantile} (0 to 1) of all values do not exceed, to
     * three digits; 0 if there is none.
     */
    public long quantilePs(double quantile) {
        // Less a trifle, lest a rounding error of the product ask for one value more.
        long wanted = Math.max(1, (long) Math.ceil(quantile * count - 1e-6));
        if (rows == null) {
            return wanted > count ? greatestPs() : highestLike(kept(wanted));
        }
        useRows();
        long seen = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int i = 0; rows[r] != null && i < ROW_BUCKETS; i++) {
                seen += rows[r][i];
                if (rows[r][i] > 0 && seen >= wanted) {
                    return within(highestIn(r, i));
                }
            }
        }
        return greatestPs();
    }

    /** The {@code n}-th of the few values, from 1, the least first. */
    private long kept(long n) {
        long[] sorted = Arrays.copyOf(few, (int) count);
        Arrays.sort(sorted);
        return sorted[(int) n - 1];
    }

    /** The greatest value that would be counted in the same bucket. */
    private long highestLike(long value) {
        int row = row(value);
        return within(highestIn(row, bucket(value, row)));
    }

    private long within(long value) {
        return Math.max(leastPs, Math.min(greatestPs, value));
    }

    private void add(long value) {
        sumLow += value;
        if (sumLow < 0) {
            sumLow &= Long.MAX_VALUE;
            sumHigh++;
        }
    }

    /** Row 0 holds 0 to 1 023, row r the values from 2^(9+r) up to twice that, exclusive. */
    private static int row(long value) {
        return Math.max(0, Long.SIZE - ROW_BITS - Long.numberOfLeadingZeros(value));
    }

    private static int bucket(long value, int row) {
        return (int) (value >>> Math.max(0, row - 1)) & (ROW_BUCKETS - 1);
    }

    private static long highestIn(int row, int bucket) {
        return row == 0 ? bucket : ((ROW_BUCKETS + bucket + 1L) << (row - 1)) - 1;
    }
}
