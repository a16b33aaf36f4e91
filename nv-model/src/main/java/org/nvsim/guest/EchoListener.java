package org.nvsim.guest;

/** Whoever sent echo requests, and waits for replies. */
public interface EchoListener {
    /**
     * A reply came.
     *
     * @param from who sent it
     * @param sequence low 16 bits of the request's number
     * @param payloadBytes length of the data it carried
     */
    void replied(int from, int sequence, int payloadBytes);

    /** An error came back for the request with this number. */
    void failed(int sequence, IcmpReport error);
}
