package org.nvsim.visualizer.view;

import javafx.beans.InvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.nvsim.visualizer.viewmodel.Box;
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
        fitted = false;
        camera.zoom(factor, getWidth() / 2, getHeight() / 2);
        drawAll();
    }

    /** Moves a node or VM to the middle and selects it. */
    void show(int place) {
        Box box = model.world().picture(model.playback().timePs()).box(place);
        if (box != null) {
            fitted = false;
            if (camera.scale() < 0.6) {
                camera.zoom(0.9 / camera.scale(), 0, 0);
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
        if (fitted) {
            camera.fit(
                    model.world().picture(model.playback().timePs()).bounds(),
                    getWidth(),
                    getHeight());
        }
        drawAll();
    }

    private Scene2d on(Canvas canvas) {
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        return new Scene2d(
                canvas.getGraphicsContext2D(), camera, model, colors, getWidth(), getHeight());
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
        }
        if (changed) {
            NodePainter.paint(on(nodes));
        }
        drawn = picture;
        drawnSlice = slice;
        PacketPainter.paint(on(packets));
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
        Scene2d scene =
                new Scene2d(
                        packets.getGraphicsContext2D(),
                        camera,
                        model,
                        colors,
                        getWidth(),
                        getHeight());
        int packet = PacketPainter.packetAt(scene, release.getX(), release.getY(), REACH);
        if (packet >= 0) {
            model.selectPacket(packet);
        } else {
            model.selectPlace(placeAt(release.getX(), release.getY()));
        }
    }

    /** The node or VM drawn at a pixel, or -1. */
    int placeAt(double pixelX, double pixelY) {
        return model.world()
                .picture(model.playback().timePs())
                .placeAt(camera.pictureX(pixelX), camera.pictureY(pixelY));
    }

    /** The link drawn at a pixel, or -1. */
    int linkAt(double pixelX, double pixelY) {
        return model.world()
                .picture(model.playback().timePs())
                .linkAt(camera.pictureX(pixelX), camera.pictureY(pixelY), REACH / camera.scale());
    }

    private void scrolled(ScrollEvent scroll) {
        if (scroll.getDeltaY() != 0) {
            fitted = false;
            camera.zoom(scroll.getDeltaY() > 0 ? STEP : 1 / STEP, scroll.getX(), scroll.getY());
            drawAll();
        }
    }

    /** Where a point of the picture is drawn, in pixels of this control. */
    double[] pixelOf(double pictureX, double pictureY) {
        return new double[] {camera.x(pictureX), camera.y(pictureY)};
    }
}
