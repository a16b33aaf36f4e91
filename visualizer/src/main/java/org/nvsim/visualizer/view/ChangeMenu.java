package org.nvsim.visualizer.view;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.ScenarioLanguage;
import org.nvsim.scenario.spec.FirewallVerb;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.visualizer.viewmodel.Change;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Workspace;

/** The menu of changes for what lies under the mouse: from the moment shown on. */
final class ChangeMenu {
    private static final List<String> PROTOCOLS = List.of("gre", "udp", "icmp", "tcp");

    private final RunModel model;
    private final Workspace workspace;
    private final ContextMenu menu = new ContextMenu();

    private ChangeMenu(RunModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
    }

    static void install(NetworkCanvas network, RunModel model, Workspace workspace) {
        network.setOnContextMenuRequested(event -> open(network, model, workspace, event));
    }

    private static void open(
            NetworkCanvas network, RunModel model, Workspace workspace, ContextMenuEvent event) {
        ChangeMenu made = new ChangeMenu(model, workspace);
        int packet = network.packetAt(event.getX(), event.getY());
        int place = network.placeAt(event.getX(), event.getY());
        if (packet >= 0) {
            made.menu.getItems().addAll(FollowMenu.ofPacket(model, packet));
        } else if (place >= 0) {
            made.menu.getItems().addAll(FollowMenu.ofMachine(model, place));
        }
        int link = place >= 0 ? -1 : network.linkAt(event.getX(), event.getY());
        if (place >= 0) {
            made.place(place);
        } else if (link >= 0) {
            made.link(link);
        }
        made.mechanisms();
        made.menu.show(network, event.getScreenX(), event.getScreenY());
    }

    private void place(int place) {
        Recording recording = model.world().recording();
        Topology topology = recording.topology();
        String name = recording.places().get(place);
        if (place >= topology.nodeCount()) {
            Menu move = new Menu(name + " moves to");
            for (HostSpec host : model.world().scenario().network().hosts()) {
                move.getItems()
                        .add(item(host.name(), Change.migration(name, host.name(), nowPs())));
            }
            menu.getItems().add(move);
        } else if (topology.node(place).kind() == NodeKind.FIREWALL) {
            for (FirewallVerb verb : FirewallVerb.values()) {
                for (String protocol : PROTOCOLS) {
                    Change change = Change.rule(name, verb, protocol, nowPs());
                    menu.getItems().add(item(name + ": " + verb.word() + " " + protocol, change));
                }
            }
        }
    }

    private void link(int id) {
        Topology topology = model.world().recording().topology();
        Link link = topology.link(id);
        String a = topology.node(link.a().node()).name();
        String b = topology.node(link.b().node()).name();
        boolean down = model.world().isDown(id, nowPs());
        menu.getItems()
                .add(
                        item(
                                "Link " + a + " -- " + b + (down ? " comes back" : " goes down"),
                                Change.link(a, b, down, nowPs())));
    }

    private void mechanisms() {
        Menu mechanisms = new Menu("Mechanism for all tenants");
        for (String mechanism : ScenarioLanguage.mechanisms()) {
            mechanisms.getItems().add(item(mechanism, Change.mechanism(mechanism)));
        }
        menu.getItems().add(mechanisms);
    }

    private MenuItem item(String text, Change change) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> workspace.change(change));
        return item;
    }

    private long nowPs() {
        return Math.min(model.playback().timePs(), model.playback().endPs() - 1);
    }
}
