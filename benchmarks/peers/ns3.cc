// Runs on ns-3 the workload that nvsim writes, and prints the same account of it: see docs/benchmarks.md.
//
// "lean" lets ns-3 be as fast as its own parts allow: IPv4 only, no queue disc above the device,
// routing tables of nothing but the routes that packets take, and those are the paths nvsim chose.
// "stock" is how ns-3's manual sets up such a network: its helpers for stack, addresses (which put a
// queue disc on every device) and global routes, with a random choice among equal-cost ways.
// Both: point-to-point links without ARP, no checksums, no log, no traces but two counters.

#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"
#include "ns3/point-to-point-module.h"
#include "ns3/udp-client-server-helper.h"
#include "ns3/udp-client.h"
#include "ns3/udp-server.h"

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <time.h>
#include <vector>

using namespace ns3;

namespace {

constexpr uint16_t PORT = 9;

// What a frame costs on an Ethernet link beyond the datagram's data: UDP 8, IPv4 20, Ethernet 14,
// check sequence 4, preamble 8, gap 12. ns-3's point-to-point device has headers of 8 + 20 + 2 and
// sends the rest as a gap between frames.
constexpr uint32_t ETHERNET_BYTES = 8 + 20 + 14 + 4 + 8 + 12;
constexpr uint32_t POINT_TO_POINT_BYTES = 8 + 20 + 2;

struct Workload
{
    uint64_t rateBitsPerSecond = 0;
    uint64_t delayPs = 0;
    uint32_t bufferBytes = 0;
    uint32_t datagramBytes = 0;
    uint64_t intervalPs = 0;
    uint64_t datagrams = 0; // of each flow
    uint32_t nodes = 0;
    std::vector<std::pair<uint32_t, uint32_t>> links;
    std::vector<std::vector<uint32_t>> paths; // of each flow, from host to host
};

uint64_t hops = 0;
uint64_t dropped = 0;

void
CountHop(Ptr<const Packet>)
{
    hops++;
}

void
CountDrop(Ptr<const Packet>)
{
    dropped++;
}

[[noreturn]] void
Fail(const std::string& message)
{
    std::cerr << "ns3: " << message << std::endl;
    std::exit(2);
}

Workload
Read(const std::string& file)
{
    std::ifstream in(file);
    if (!in)
    {
        Fail("cannot read " + file);
    }
    Workload workload;
    std::map<std::string, uint64_t> numbers;
    std::string line;
    while (std::getline(in, line))
    {
        std::istringstream words(line);
        std::string key;
        words >> key;
        if (key == "link")
        {
            uint32_t a;
            uint32_t b;
            words >> a >> b;
            workload.links.emplace_back(a, b);
        }
        else if (key == "path")
        {
            std::vector<uint32_t> path;
            uint32_t node;
            while (words >> node)
            {
                path.push_back(node);
            }
            workload.paths.push_back(path);
        }
        else
        {
            words >> numbers[key];
        }
    }
    workload.rateBitsPerSecond = numbers.at("rate-bits-per-second");
    workload.delayPs = numbers.at("delay-ps");
    workload.bufferBytes = numbers.at("buffer-bytes");
    workload.datagramBytes = numbers.at("datagram-bytes");
    workload.intervalPs = numbers.at("interval-ps");
    workload.datagrams = numbers.at("datagrams");
    workload.nodes = numbers.at("nodes");
    return workload;
}

class Network
{
  public:
    Network(const Workload& workload, bool stock)
        : m_workload(workload),
          m_stock(stock)
    {
        m_nodes.Create(workload.nodes);
        InternetStackHelper stack;
        if (!stock)
        {
            stack.SetIpv6StackInstall(false);
            stack.SetRoutingHelper(Ipv4StaticRoutingHelper());
        }
        stack.Install(m_nodes);
        Connect();
        if (stock)
        {
            Ipv4GlobalRoutingHelper::PopulateRoutingTables();
        }
        else
        {
            Route();
        }
        Load();
    }

    void Print() const
    {
        uint64_t sent = 0;
        uint64_t delivered = 0;
        for (size_t i = 0; i < m_workload.paths.size(); i++)
        {
            sent += m_workload.datagrams;
            delivered += m_servers[i]->GetReceived();
        }
        std::cout << "sent " << sent << "\ndelivered " << delivered << "\ndropped " << dropped
                  << "\nhops " << hops << "\n";
        for (size_t i = 0; i < m_workload.paths.size(); i++)
        {
            std::cout << "flow " << i + 1 << " " << m_servers[i]->GetReceived() << "\n";
        }
    }

  private:
    void Connect()
    {
        uint64_t gapBytes = ETHERNET_BYTES - POINT_TO_POINT_BYTES;
        Time gap = PicoSeconds(gapBytes * 8 * 1000000000000ULL / m_workload.rateBitsPerSecond);
        PointToPointHelper link;
        link.SetDeviceAttribute("DataRate", DataRateValue(DataRate(m_workload.rateBitsPerSecond)));
        link.SetDeviceAttribute("InterframeGap", TimeValue(gap));
        link.SetDeviceAttribute("Mtu", UintegerValue(1500));
        // nvsim has the frame arrive with its gap: so that both deliver at the same moments.
        link.SetChannelAttribute("Delay", TimeValue(PicoSeconds(m_workload.delayPs) + gap));
        std::ostringstream buffer;
        buffer << m_workload.bufferBytes << "B";
        link.SetQueue("ns3::DropTailQueue", "MaxSize", StringValue(buffer.str()));
        Ipv4AddressHelper addresses("10.0.0.0", "/30");
        for (auto [a, b] : m_workload.links)
        {
            NetDeviceContainer ends = link.Install(m_nodes.Get(a), m_nodes.Get(b));
            if (m_stock)
            {
                addresses.Assign(ends);
                addresses.NewNetwork();
            }
            Attach(a, b, ends.Get(0));
            Attach(b, a, ends.Get(1));
        }
    }

    void Attach(uint32_t node, uint32_t neighbour, Ptr<NetDevice> device)
    {
        Ptr<Ipv4> ip = m_nodes.Get(node)->GetObject<Ipv4>();
        if (!m_stock)
        {
            // An address without a subnet brings no route of its own into the table.
            uint32_t added = ip->AddInterface(device);
            Ipv4Address address(0x0A000000 + ++m_devices);
            ip->AddAddress(added, Ipv4InterfaceAddress(address, Ipv4Mask::GetOnes()));
            ip->SetUp(added);
        }
        uint32_t interface = ip->GetInterfaceForDevice(device);
        m_interfaces[{node, neighbour}] = interface;
        m_addresses[node] = ip->GetAddress(interface, 0).GetLocal();
        device->TraceConnectWithoutContext("PhyTxBegin", MakeCallback(&CountHop));
        device->TraceConnectWithoutContext("MacTxDrop", MakeCallback(&CountDrop));
    }

    // The path that nvsim chose, as routes to the one address it leads to.
    void Route()
    {
        Ipv4StaticRoutingHelper helper;
        for (const auto& path : m_workload.paths)
        {
            Ipv4Address destination = m_addresses.at(path.back());
            for (size_t i = 0; i + 1 < path.size(); i++)
            {
                Ptr<Ipv4> ip = m_nodes.Get(path[i])->GetObject<Ipv4>();
                helper.GetStaticRouting(ip)->AddHostRouteTo(
                    destination,
                    m_interfaces.at({path[i], path[i + 1]}));
            }
        }
    }

    void Load()
    {
        for (const auto& path : m_workload.paths)
        {
            UdpServerHelper server(PORT);
            m_servers.push_back(
                server.Install(m_nodes.Get(path.back())).Get(0)->GetObject<UdpServer>());
            UdpClientHelper client(m_addresses.at(path.back()), PORT);
            client.SetAttribute("MaxPackets", UintegerValue(m_workload.datagrams));
            client.SetAttribute("Interval", TimeValue(PicoSeconds(m_workload.intervalPs)));
            client.SetAttribute("PacketSize", UintegerValue(m_workload.datagramBytes));
            client.Install(m_nodes.Get(path.front()));
        }
    }

    const Workload& m_workload;
    bool m_stock;
    uint32_t m_devices = 0;
    NodeContainer m_nodes;
    std::map<std::pair<uint32_t, uint32_t>, uint32_t> m_interfaces;
    std::map<uint32_t, Ipv4Address> m_addresses;
    std::vector<Ptr<UdpServer>> m_servers;
};

int64_t
Nanos(clockid_t clock)
{
    timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

} // namespace

int
main(int argc, char* argv[])
{
    std::string mode = argc == 3 ? argv[2] : "";
    if (mode != "lean" && mode != "stock")
    {
        Fail("give the workload's file, and lean or stock");
    }
    Time::SetResolution(Time::PS);
    Config::SetDefault("ns3::Ipv4GlobalRouting::RandomEcmpRouting", BooleanValue(true)); // stock
    Workload workload = Read(argv[1]);
    Network network(workload, mode == "stock");
    int64_t wallStart = Nanos(CLOCK_MONOTONIC);
    int64_t cpuStart = Nanos(CLOCK_THREAD_CPUTIME_ID);
    Simulator::Run();
    int64_t wall = Nanos(CLOCK_MONOTONIC) - wallStart;
    int64_t cpu = Nanos(CLOCK_THREAD_CPUTIME_ID) - cpuStart;
    network.Print();
    std::cout << "events " << Simulator::GetEventCount() << "\nwall-nanos " << wall
              << "\ncpu-nanos " << cpu << std::endl;
    Simulator::Destroy();
    return 0;
}
