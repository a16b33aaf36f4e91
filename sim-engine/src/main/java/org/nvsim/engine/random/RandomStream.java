package org.nvsim.engine.random;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A stream of random numbers that depends on nothing but its name: (seed, node, purpose). Draws are
 * bit-equal on every machine: transcendental functions come from {@link StrictMath}.
 *
 * <p>Generator: xoroshiro128++ (Blackman and Vigna 2019) as in Commons RNG.
 */
public final class RandomStream {
    private final UniformRandomProvider source;
    private RandomStreams unaware; // who is told of the first draw; null afterwards

    private RandomStream(UniformRandomProvider source, RandomStreams unaware) {
        this.source = source;
        this.unaware = unaware;
    }

    /** The stream of this name, at its beginning; {@code streams} hears of its first draw. */
    static RandomStream of(RandomStreams streams, long seed, String node, String purpose) {
        MessageDigest sha = sha256();
        sha.update(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.BIG_ENDIAN).putLong(0, seed));
        update(sha, node);
        update(sha, purpose);
        ByteBuffer hash = ByteBuffer.wrap(sha.digest()).order(ByteOrder.BIG_ENDIAN);
        long[] state = {hash.getLong(), hash.getLong()};
        return new RandomStream(RandomSource.XO_RO_SHI_RO_128_PP.create(state), streams);
    }

    /** Uniform over all 64-bit values. */
    public long nextLong() {
        tell();
        return source.nextLong();
    }

    /** Uniform in [0, bound). */
    public int nextInt(int bound) {
        tell(bound > 1);
        return source.nextInt(bound);
    }

    /** Uniform in [0, bound). */
    public long nextLong(long bound) {
        tell(bound > 1);
        return source.nextLong(bound);
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        tell();
        return source.nextDouble();
    }

    /** True with probability {@code p} (0 to 1). */
    public boolean chance(double p) {
        tell(p > 0 && p < 1);
        return source.nextDouble() < p;
    }

    /** Exponentially distributed with this mean, rounded to a whole number; at least 0. */
    public long nextExponential(long mean) {
        tell(mean > 0);
        return (long) (-StrictMath.log(1.0 - source.nextDouble()) * mean + 0.5);
    }

    /** Pareto distributed with this least value and shape (greater than 0). */
    public double nextPareto(double least, double shape) {
        tell();
        return least / StrictMath.pow(1.0 - source.nextDouble(), 1.0 / shape);
    }

    /** A draw whose outcome is certain is no chance. */
    private void tell(boolean uncertain) {
        if (uncertain) {
            tell();
        }
    }

    private void tell() {
        if (unaware != null) {
            unaware.drew();
            unaware = null;
        }
    }

    private static void update(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0); // so that ("ab", "c") and ("a", "bc") differ
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
