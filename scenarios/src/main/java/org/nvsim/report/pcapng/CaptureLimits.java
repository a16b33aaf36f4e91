package org.nvsim.report.pcapng;

/**
 * How much of a run a capture keeps.
 *
 * @param snapBytes that are kept of each frame, from its beginning; its length on the wire is told
 *     all the same
 * @param fileBytes after which the capture ends, though the run goes on
 */
public record CaptureLimits(int snapBytes, long fileBytes) {
    /** Longer than any frame, large sends included; what Wireshark calls no limit. */
    public static final int WHOLE_FRAMES = 262_144;

    /** Everything, however much it is. */
    public static final CaptureLimits NONE = new CaptureLimits(WHOLE_FRAMES, Long.MAX_VALUE);

    public CaptureLimits {
        if (snapBytes < 1 || fileBytes < 1) {
            throw new IllegalArgumentException("a capture of nothing");
        }
    }
}
