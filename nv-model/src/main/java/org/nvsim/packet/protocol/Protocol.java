package org.nvsim.packet.protocol;

import java.util.List;
import java.util.ServiceLoader;
import org.nvsim.feature.Feature;
import org.nvsim.feature.Parameter;
import org.nvsim.feature.Registry;
import org.nvsim.packet.DropReason;

/**
 * A protocol as people read it: the fields of its header, the line about it, what follows it. Each
 * lives in a package of its own and is found as a service. {@link Dissection} asks, in this order,
 * {@link #profile}, {@link #defect}, and of a header without defect the rest.
 */
public interface Protocol extends Feature {
    /** As its standard calls it, and its header in a list of fields: {@code IPv4}. */
    String name();

    /** By which numbers the headers before it announce it; no two protocols share one. */
    List<Announcement> announcedBy();

    /**
     * Why a receiver must not believe a header, or {@link DropReason#NONE}, which promises that all
     * its bytes are stored. It never reads behind the stored bytes.
     */
    DropReason defect(Header header);

    /** Adds all fields of a header, in the order of their bytes. */
    void fields(Header header, FieldList fields);

    /** What follows a header. */
    Next next(Header header);

    /**
     * What the line about a frame says of a header; empty where the header behind it, if there is
     * one ({@link Header#isFollowed}), says all that is needed.
     */
    String line(Header header);

    /** Adds to the key of a flow what a header knows of it. */
    void addTo(FlowKey key, Header header);

    /**
     * The protocol that reads a header which was announced as of this one: another, if the header
     * says that it follows a profile with a name of its own. The header may have any defect.
     */
    default Protocol profile(Header header) {
        return this;
    }

    /**
     * Whether so much of a header stands in a packet that an ICMP error quotes that it can be read.
     * A quote is cut short, so {@link #defect} is not asked about it.
     */
    default boolean readsQuote(Header header) {
        return false;
    }

    /** None: nobody sets anything about a protocol. */
    @Override
    default List<Parameter<?>> parameters() {
        return List.of();
    }

    /** All that there are. */
    static Registry<Protocol> registry() {
        return Known.REGISTRY;
    }

    /** Looked for once, when the first is asked for. */
    final class Known {
        private static final Registry<Protocol> REGISTRY =
                Registry.of(
                        "protocol",
                        ServiceLoader.load(Protocol.class, Registry.loaderOf(Protocol.class)));

        private Known() {}
    }
}
