// Mean window of a TCP of ns-3 when one of every N data segments is lost, evenly.
#include "ns3/applications-module.h"
#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"
#include "ns3/point-to-point-module.h"
#include <cstdio>
using namespace ns3;

class EveryNth : public ErrorModel
{
  public:
    static TypeId GetTypeId()
    {
        static TypeId tid = TypeId("EveryNth").SetParent<ErrorModel>();
        return tid;
    }
    uint64_t n = 1000, seen = 0;
  private:
    bool DoCorrupt(Ptr<Packet> p) override
    {
        return p->GetSize() > 1000 && ++seen % n == 0;
    }
    void DoReset() override {}
};

int main(int argc, char** argv)
{
    std::string type = "ns3::TcpLinuxReno";
    uint64_t n = 1000;
    int rttMs = 100, before = 100, losses = 50;
    CommandLine cmd;
    cmd.AddValue("type", "", type);
    cmd.AddValue("n", "", n);
    cmd.AddValue("rtt", "", rttMs);
    cmd.Parse(argc, argv);
    Config::SetDefault("ns3::TcpL4Protocol::SocketType", TypeIdValue(TypeId::LookupByName(type)));
    Config::SetDefault("ns3::TcpSocket::SegmentSize", UintegerValue(1460));
    Config::SetDefault("ns3::TcpSocket::SndBufSize", UintegerValue(1 << 27));
    Config::SetDefault("ns3::TcpSocket::RcvBufSize", UintegerValue(1 << 27));
    Config::SetDefault("ns3::TcpSocket::InitialCwnd", UintegerValue(4));
    Config::SetDefault("ns3::TcpSocketBase::MinRto", TimeValue(MilliSeconds(300)));
    NodeContainer nodes;
    nodes.Create(2);
    PointToPointHelper link;
    link.SetDeviceAttribute("DataRate", StringValue("100Gbps"));
    link.SetChannelAttribute("Delay", TimeValue(MicroSeconds(rttMs * 500)));
    link.SetQueue("ns3::DropTailQueue", "MaxSize", StringValue("1000000p"));
    NetDeviceContainer devices = link.Install(nodes);
    Ptr<EveryNth> loss = CreateObject<EveryNth>();
    loss->n = n;
    devices.Get(1)->SetAttribute("ReceiveErrorModel", PointerValue(loss));
    InternetStackHelper().Install(nodes);
    Ipv4AddressHelper address("10.0.0.0", "255.255.255.0");
    Ipv4InterfaceContainer at = address.Assign(devices);
    PacketSinkHelper sinks("ns3::TcpSocketFactory", InetSocketAddress(Ipv4Address::GetAny(), 445));
    ApplicationContainer sink = sinks.Install(nodes.Get(1));
    BulkSendHelper sends("ns3::TcpSocketFactory", InetSocketAddress(at.GetAddress(1), 445));
    sends.SetAttribute("SendSize", UintegerValue(1 << 16));
    sends.Install(nodes.Get(0));
    Ptr<PacketSink> got = DynamicCast<PacketSink>(sink.Get(0));
    uint64_t fromBytes = 0;
    double fromTime = -1;
    std::function<void()> look = [&]() {
        uint64_t lost = loss->seen / n;
        if (fromTime < 0 && lost >= (uint64_t)before)
        {
            fromBytes = got->GetTotalRx();
            fromTime = Simulator::Now().GetSeconds();
        }
        if (lost >= (uint64_t)(before + losses))
        {
            double s = Simulator::Now().GetSeconds() - fromTime;
            std::printf("%s %llu %d %.3f\n", type.c_str(), (unsigned long long)n, rttMs, (got->GetTotalRx() - fromBytes) * 8e-6 / s);
            std::fflush(stdout);
            Simulator::Stop();
            return;
        }
        Simulator::Schedule(MicroSeconds(rttMs * 100), look);
    };
    Simulator::Schedule(MicroSeconds(rttMs * 100), look);
    Simulator::Stop(Seconds(4000));
    Simulator::Run();
    Simulator::Destroy();
}
