package org.nvsim.visualizer.view;

import javafx.beans.InvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.nvsim.visualizer.viewmodel.Box;
import org.nvsim.visualizer.viewmodel.Overview;
import org.nvsim.visualizer.viewmodel.Picture;
import org.nvsim.visualizer.viewmodel.RunModel;

/**
 * The picture of a run at its moment. Links lie at the bottom, packets on them, machines on top,
 * each on a canvas of its own: only packets are drawn anew all the time.
 */
public final class NetworkCanvas extends Region {
    private static final double REACH = 14;
    private static final double STEP = 1.15;

    private final RunModel model;
    private final Camera camera = new Camera();
    private final Canvas links = new Canvas();
    private final Canvas packets = new Canvas();
    private final Canvas nodes = new Canvas();
    private final Canvas overlay = new Canvas();
    private Colors colors;
    private boolean fitted = true;
    private boolean unfit = true;
    private long drawnOverlay;
    private double pressedX;
    private double pressedY;
    private boolean dragged;
    private Picture drawn;
    private int drawnSlice = -1;
    private Overview overview;
    private Picture overviewOf;
    private double overviewScale;

    NetworkCanvas(RunModel model, boolean dark) {
        this.model = model;
        this.colors = Colors.of(dark);
        getChildren().addAll(links, packets, nodes, overlay);
        setMinSize(160, 120);
        setPrefSize(900, 520);
        setFocusTraversable(true);
        getStyleClass().add("network");
        InvalidationListener moving = now -> drawMoment();
        InvalidationListener all = now -> drawAll();
        model.playback().timePsProperty().addListener(moving);
        model.packets().shownProperty().addListener(moving);
        model.selectedPacketProperty().addListener(all);
        model.selectedPlaceProperty().addListener(all);
        model.follow().targetProperty().addListener(all);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::moved);
        setOnMouseReleased(this::released);
        setOnScroll(this::scrolled);
    }

    void setDark(boolean dark) {
        colors = Colors.of(dark);
        drawAll();
    }

    /** Shows the whole network, now and whenever the area changes. */
    void fit() {
        fitted = true;
        unfit = true;
        layoutChildren();
    }

    void zoom(double factor) {
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    private void zoom(double factor, double pixelX, double pixelY) {
        fitted = false;
        camera.zoom(factor, pixelX, pixelY);
        spread();
        drawAll();
    }

    /** Gives the rows of a large network all the height there is. */
    private void spread() {
        if (!picture().isLarge()) {
            return;
        }
        model.spread(camera.rowPitch(getHeight(), picture().rowCount()));
        camera.centerHeight(picture().bounds(), getHeight());
    }

    private Picture picture() {
        return model.world().picture(model.playback().timePs());
    }

    /** Comes closer until a symbol of many machines fills the width. */
    private void open(Overview.Symbol symbol) {
        Box box = symbol.box();
        zoom(getWidth() * 0.9 / (box.width() * camera.scale()), 0, 0);
        Box first = picture().box(symbol.nodes().get(0));
        Box last = picture().box(symbol.nodes().get(symbol.nodes().size() - 1));
        double middle = (first.centerX() + last.centerX()) / 2;
        camera.center(middle, first.centerY(), getWidth(), getHeight());
        camera.centerHeight(picture().bounds(), getHeight());
        drawAll();
    }

    /** Moves a node or VM to the middle and selects it. */
    void show(int place) {
        Box box = picture().box(place);
        if (box != null) {
            fitted = false;
            if (camera.scale() < 0.6) {
                camera.zoom(0.9 / camera.scale(), 0, 0);
                spread();
                box = picture().box(place);
            }
            camera.center(box.centerX(), box.centerY(), getWidth(), getHeight());
            model.selectPlace(place);
            drawAll();
        }
    }

    @Override
    protected void layoutChildren() {
        // Layout comes by with every change of the clock's text; drawing follows only a new size.
        if (links.getWidth() == getWidth() && links.getHeight() == getHeight() && !unfit) {
            return;
        }
        unfit = false;
        for (Canvas canvas : new Canvas[] {links, packets, nodes, overlay}) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        if (fitted && picture().isLarge()) {
            camera.fitWidth(picture().bounds(), getWidth());
            spread();
        } else if (fitted) {
            camera.fit(picture().bounds(), getWidth(), getHeight());
        }
        drawAll();
    }

    private Overview overview() {
        if (camera.scale() != overviewScale || picture() != overviewOf) {
            overviewScale = camera.scale();
            overviewOf = picture();
            overview = model.world().overview(model.playback().timePs(), overviewScale);
        }
        return overview;
    }

    private Scene2d on(Canvas canvas) {
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        return scene(canvas);
    }

    private Scene2d scene(Canvas canvas) {
        return new Scene2d(
                canvas.getGraphicsContext2D(),
                camera,
                model,
                overview(),
                colors,
                getWidth(),
                getHeight());
    }

    private void drawAll() {
        drawn = null;
        drawMoment();
    }

    private void drawMoment() {
        long timePs = model.playback().timePs();
        Picture picture = model.world().picture(timePs);
        int slice = model.world().recording().series().sliceAt(timePs);
        boolean changed = picture != drawn || slice != drawnSlice;
        if (changed) {
            Scene2d scene = on(links);
            scene.g().setFill(colors.background());
            scene.g().fillRect(0, 0, getWidth(), getHeight());
            LinkPainter.paint(scene);
            OverviewPainter.paintBundles(scene);
        }
        if (changed) {
            Scene2d scene = on(nodes);
            OverviewPainter.paintSymbols(scene);
            NodePainter.paint(scene);
        }
        drawn = picture;
        drawnSlice = slice;
        Scene2d moving = on(packets);
        OverviewPainter.paintTraffic(moving);
        PacketPainter.paint(moving);
        long signature = OverlayPainter.signature(model);
        if (changed || signature != drawnOverlay) {
            OverlayPainter.paint(on(overlay));
            drawnOverlay = signature;
        }
    }

    private void pressed(MouseEvent press) {
        requestFocus();
        pressedX = press.getX();
        pressedY = press.getY();
        dragged = false;
    }

    private void moved(MouseEvent drag) {
        dragged = true;
        fitted = false;
        camera.pan(drag.getX() - pressedX, drag.getY() - pressedY);
        pressedX = drag.getX();
        pressedY = drag.getY();
        drawAll();
    }

    private void released(MouseEvent release) {
        if (dragged) {
            return;
        }
        int symbol =
                overview()
                        .symbolAt(camera.pictureX(release.getX()), camera.pictureY(release.getY()));
        if (symbol >= 0) {
            open(overview().symbols().get(symbol));
            return;
        }
        int packet = packetAt(release.getX(), release.getY());
        if (packet >= 0) {
            model.selectPacket(packet);
        } else {
            model.selectPlace(placeAt(release.getX(), release.getY()));
        }
    }

    /** The packet drawn at a pixel, or -1. */
    int packetAt(double pixelX, double pixelY) {
        return PacketPainter.packetAt(scene(packets), pixelX, pixelY, REACH);
    }

    /** The node or VM drawn by itself at a pixel, or -1. */
    int placeAt(double pixelX, double pixelY) {
        int place = picture().placeAt(camera.pictureX(pixelX), camera.pictureY(pixelY));
        return place >= 0 && overview().symbol(place) >= 0 ? -1 : place;
    }

    /** The link drawn at a pixel, or -1. */
    int linkAt(double pixelX, double pixelY) {
        int link =
                picture()
                        .linkAt(
                                camera.pictureX(pixelX),
                                camera.pictureY(pixelY),
                                REACH / camera.scale());
        return link >= 0 && overview().isAlone(link) ? link : -1;
    }

    private void scrolled(ScrollEvent scroll) {
        if (scroll.getDeltaY() != 0) {
            zoom(scroll.getDeltaY() > 0 ? STEP : 1 / STEP, scroll.getX(), scroll.getY());
        }
    }

    /** Where a point of the picture is drawn, in pixels of this control. */
    double[] pixelOf(double pictureX, double pictureY) {
        return new double[] {camera.x(pictureX), camera.y(pictureY)};
    }
}
