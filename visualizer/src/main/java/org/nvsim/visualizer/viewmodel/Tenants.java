package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;

/**
 * The tenants of a scenario with a colour for each, from the palette of Okabe and Ito that
 * colour-blind people can tell apart. A tenant named after a colour gets that colour.
 */
public final class Tenants {
    /** What belongs to no tenant. */
    public static final int NOBODY = -1;

    private static final List<String> PALETTE =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#b8a800");
    private static final Map<String, Integer> NAMED =
            Map.of(
                    "blue", 0, "red", 1, "green", 2, "pink", 3, "purple", 3, "orange", 4, "sky", 5,
                    "yellow", 6);

    private final List<String> names = new ArrayList<>();
    private final List<Integer> colors = new ArrayList<>();
    private final List<Integer> tenantOfDomain = new ArrayList<>();
    private final Map<String, Integer> tenantOfVm = new TreeMap<>();
    private final Map<String, VmSpec> vms = new TreeMap<>();

    public Tenants(Scenario scenario) {
        Map<String, Integer> domains = new TreeMap<>();
        tenantOfDomain.add(NOBODY);
        for (TenantSpec tenant : scenario.tenants()) {
            int index = names.size();
            names.add(tenant.name());
            colors.add(colorFor(tenant.name()));
            for (SubnetSpec subnet : tenant.subnets()) {
                if (domains.putIfAbsent(subnet.rdid(), domains.size() + 1) == null) {
                    tenantOfDomain.add(index);
                }
            }
            for (VmSpec vm : tenant.vms()) {
                tenantOfVm.put(vm.name(), index);
                vms.put(vm.name(), vm);
            }
        }
    }

    private int colorFor(String name) {
        Integer named = NAMED.get(name.toLowerCase(Locale.ROOT));
        if (named != null && !colors.contains(named)) {
            return named;
        }
        for (int color = 0; color < PALETTE.size(); color++) {
            if (!colors.contains(color)) {
                return color;
            }
        }
        return names.size() % PALETTE.size();
    }

    /** How many there are. */
    public int count() {
        return names.size();
    }

    public String name(int tenant) {
        return tenant == NOBODY ? "provider" : names.get(tenant);
    }

    /** Colours there are to draw with; {@link #color} counts in these. */
    public static List<String> palette() {
        return PALETTE;
    }

    /** Index into the palette. */
    public int color(int tenant) {
        return colors.get(tenant);
    }

    /** The tenant that a routing domain belongs to, by its number from 1; 0 is nobody's. */
    public int ofDomain(int domain) {
        return domain < tenantOfDomain.size() ? tenantOfDomain.get(domain) : NOBODY;
    }

    /** The tenant a VM belongs to. */
    public int ofVm(String vm) {
        return tenantOfVm.getOrDefault(vm, NOBODY);
    }

    /** All VMs by name. */
    public Map<String, VmSpec> vms() {
        return vms;
    }

    /** The number of the tenant of this name, or {@link #NOBODY}. */
    public int find(String name) {
        return names.indexOf(name);
    }
}
