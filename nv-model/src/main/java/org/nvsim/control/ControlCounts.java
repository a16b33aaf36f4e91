package org.nvsim.control;

/** What a manager did and heard. */
public final class ControlCounts {
    private long pushes;
    private long recordsPushed;
    private long refused;
    private long redirects;
    private long mismatches;

    ControlCounts() {}

    void pushed(int changes) {
        pushes++;
        recordsPushed += changes;
    }

    void refused(int changes) {
        refused += changes;
    }

    void misdirected(boolean redirect) {
        if (redirect) {
            redirects++;
        } else {
            mismatches++;
        }
    }

    /** Updates sent to agents. */
    public long pushes() {
        return pushes;
    }

    /** Rows of policy in them: lookup records, customer routes, provider addresses and routes. */
    public long recordsPushed() {
        return recordsPushed;
    }

    /** Rows that a host would not take. */
    public long refused() {
        return refused;
    }

    /** Notices that frames came for a VM that the host knew to be elsewhere. */
    public long redirects() {
        return redirects;
    }

    /** Notices that frames came for which the host had no policy, or wrong policy. */
    public long mismatches() {
        return mismatches;
    }
}
