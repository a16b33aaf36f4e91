package org.nvsim.fabric;

import org.nvsim.engine.Node;
import org.nvsim.observe.Observer;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;

/** A place in an engine node, by whose clock it goes and in whose digest it records. */
public final class NodeTracePoint extends TracePoint {
    private final Node node;

    /**
     * @param observer who watches, or null
     */
    public NodeTracePoint(String name, Node node, FrameLedger ledger, Observer observer) {
        super(name, ledger, observer);
        this.node = node;
    }

    private NodeTracePoint(String name, NodeTracePoint whole) {
        super(name, whole);
        this.node = whole.node;
    }

    @Override
    public TracePoint within(String otherName) {
        return new NodeTracePoint(otherName, this);
    }

    @Override
    public long nowPs() {
        return node.nowPs();
    }

    @Override
    protected void fold(int kind, Frame frame) {
        node.fold(
                (long) kind << 32 | frame.lengthBytes(),
                frame.bytes(),
                frame.start(),
                frame.storedBytes());
    }

    @Override
    protected void foldBrief(int kind, int detail, Frame frame) {
        node.fold((long) kind << 56 | (long) detail << 32 | frame.lengthBytes());
    }
}
