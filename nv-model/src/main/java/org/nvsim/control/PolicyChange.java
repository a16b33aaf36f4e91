package org.nvsim.control;

import java.util.List;
import java.util.Objects;
import org.nvsim.host.Host;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;

/**
 * One row of policy that a host is to have, or to have no more. Making a change twice is the same
 * as making it once, so that whoever is in doubt can send it again.
 */
public sealed interface PolicyChange {
    /**
     * Makes the change in a host's tables alone.
     *
     * @return what is wrong with it, in words; empty if it was made
     */
    List<String> applyTo(HostPolicy policy);

    /**
     * Makes the change on a host, on the wire too where it concerns the wire.
     *
     * @return what is wrong with it, in words; empty if it was made
     */
    default List<String> applyTo(Host host) {
        return applyTo(host.policy());
    }

    /** The host has this lookup record; one with the same key is replaced. */
    record PutRecord(LookupRecord record) implements PolicyChange {
        public PutRecord {
            Objects.requireNonNull(record);
        }

        @Override
        public List<String> applyTo(HostPolicy policy) {
            LookupRecord old =
                    policy.records().find(record.vsid(), record.customerAddress(), record.mac());
            return old == null ? policy.records().add(record) : policy.records().set(record);
        }
    }

    /** The host has no lookup record with the key of this one. */
    record RemoveRecord(LookupRecord record) implements PolicyChange {
        public RemoveRecord {
            Objects.requireNonNull(record);
        }

        @Override
        public List<String> applyTo(HostPolicy policy) {
            policy.records().remove(record);
            return List.of();
        }
    }

    /** The host has this customer route; one with the same key is replaced. */
    record PutCustomerRoute(CustomerRoute route) implements PolicyChange {
        public PutCustomerRoute {
            Objects.requireNonNull(route);
        }

        @Override
        public List<String> applyTo(HostPolicy policy) {
            return policy.customerRoutes().set(route).isEmpty()
                    ? List.of()
                    : policy.customerRoutes().add(route);
        }
    }

    /** The host has no customer route with the key of this one. */
    record RemoveCustomerRoute(CustomerRoute route) implements PolicyChange {
        public RemoveCustomerRoute {
            Objects.requireNonNull(route);
        }

        @Override
        public List<String> applyTo(HostPolicy policy) {
            policy.customerRoutes().remove(route);
            return List.of();
        }
    }

    /**
     * The host owns this provider address, and tells the provider's network so when it is new there
     * (gratuitous ARP, RFC 5227 section 3).
     */
    record PutProviderAddress(ProviderAddress address) implements PolicyChange {
        public PutProviderAddress {
            Objects.requireNonNull(address);
        }

        @Override
        public List<String> applyTo(HostPolicy policy) {
            return policy.provider().find(address.address()) != null
                    ? List.of()
                    : policy.provider().add(address);
        }

        @Override
        public List<String> applyTo(Host host) {
            if (host.policy().provider().find(address.address()) != null) {
                return List.of();
            }
            List<String> problems = host.addProviderAddress(address);
            if (problems.isEmpty()) {
                host.announce(address.address());
            }
            return problems;
        }
    }

    /** The host does not own this provider address. */
    record RemoveProviderAddress(ProviderAddress address) implements PolicyChange {
        public RemoveProviderAddress {
            Objects.requireNonNull(address);
        }

        @Override
        public List<String> applyTo(HostPolicy policy) {
            policy.provider().remove(address.address());
            return List.of();
        }

        @Override
        public List<String> applyTo(Host host) {
            if (host.policy().provider().find(address.address()) != null) {
                host.removeProviderAddress(address.address());
            }
            return List.of();
        }
    }

    /** The host has this provider route; one with the same key stays as it is. */
    record PutProviderRoute(ProviderRoute route) implements PolicyChange {
        public PutProviderRoute {
            Objects.requireNonNull(route);
        }

        @Override
        public List<String> applyTo(HostPolicy policy) {
            policy.provider().add(route);
            return List.of();
        }
    }
}
