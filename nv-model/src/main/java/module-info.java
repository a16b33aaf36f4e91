/** From wire formats up to virtualization hosts. */
module org.nvsim.model {
    requires transitive org.nvsim.engine;
    requires transitive org.nvsim.topology;
    requires org.agrona;

    uses org.nvsim.guest.tcp.congestion.CongestionAlgorithm;
    uses org.nvsim.virt.overlay.Overlay;
    uses org.nvsim.packet.protocol.Protocol;

    provides org.nvsim.guest.tcp.congestion.CongestionAlgorithm with
            org.nvsim.guest.tcp.congestion.cubic.CubicAlgorithm,
            org.nvsim.guest.tcp.congestion.dctcp.DctcpAlgorithm,
            org.nvsim.guest.tcp.congestion.newreno.NewRenoAlgorithm;
    provides org.nvsim.virt.overlay.Overlay with
            org.nvsim.virt.overlay.none.NoOverlay,
            org.nvsim.virt.overlay.nvgre.NvgreOverlay,
            org.nvsim.virt.overlay.rewrite.RewriteOverlay,
            org.nvsim.virt.overlay.vlan.VlanOverlay;
    provides org.nvsim.packet.protocol.Protocol with
            org.nvsim.packet.protocol.arp.ArpDissector,
            org.nvsim.packet.protocol.ethernet.EthernetDissector,
            org.nvsim.packet.protocol.gre.GreDissector,
            org.nvsim.packet.protocol.icmp.IcmpDissector,
            org.nvsim.packet.protocol.icmpv6.Icmpv6Dissector,
            org.nvsim.packet.protocol.ipv4.Ipv4Dissector,
            org.nvsim.packet.protocol.ipv6.Ipv6Dissector,
            org.nvsim.packet.protocol.ipv6extension.Ipv6ExtensionDissector,
            org.nvsim.packet.protocol.ipv6fragment.Ipv6FragmentDissector,
            org.nvsim.packet.protocol.nd.NdDissector,
            org.nvsim.packet.protocol.nvgre.NvgreDissector,
            org.nvsim.packet.protocol.tcp.TcpDissector,
            org.nvsim.packet.protocol.udp.UdpDissector,
            org.nvsim.packet.protocol.vlan.VlanDissector;

    exports org.nvsim.feature;
    exports org.nvsim.packet;
    exports org.nvsim.packet.protocol;
    exports org.nvsim.observe;
    exports org.nvsim.virt;
    exports org.nvsim.virt.gateway;
    exports org.nvsim.virt.overlay;
    exports org.nvsim.virt.policy;
    exports org.nvsim.ip;
    exports org.nvsim.control;
    exports org.nvsim.control.powershell;
    exports org.nvsim.control.powershell.runtime;
    exports org.nvsim.control.powershell.syntax;
    exports org.nvsim.fabric;
    exports org.nvsim.fabric.firewall;
    exports org.nvsim.guest;
    exports org.nvsim.guest.app;
    exports org.nvsim.guest.measure;
    exports org.nvsim.host;
    exports org.nvsim.guest.tcp;
    exports org.nvsim.guest.tcp.congestion;
}
