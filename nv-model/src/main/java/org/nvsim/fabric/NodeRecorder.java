package org.nvsim.fabric;

import org.nvsim.engine.Node;
import org.nvsim.observe.Recorder;
import org.nvsim.packet.Frame;

/** Records what happens to frames in the digest of an engine node. */
public final class NodeRecorder implements Recorder {
    private final Node node;

    public NodeRecorder(Node node) {
        this.node = node;
    }

    @Override
    public long nowPs() {
        return node.nowPs();
    }

    @Override
    public void fold(int kind, Frame frame) {
        node.fold(
                (long) kind << 32 | frame.lengthBytes(),
                frame.bytes(),
                frame.start(),
                frame.storedBytes());
    }

    @Override
    public void foldBrief(int kind, int detail, Frame frame) {
        node.fold((long) kind << 56 | (long) detail << 32 | frame.lengthBytes());
    }
}
