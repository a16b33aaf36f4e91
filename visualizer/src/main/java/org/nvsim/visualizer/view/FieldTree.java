package org.nvsim.visualizer.view;

import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.nvsim.packet.protocol.PacketField;
import org.nvsim.visualizer.viewmodel.ByteRange;
import org.nvsim.visualizer.viewmodel.Inspector;

/** The fields of a packet, header by header; what the step changed is marked with what it was. */
final class FieldTree extends TreeView<String> {
    private static final double ROW = 22;

    private final Inspector inspector;
    private boolean marking;

    FieldTree(Inspector inspector) {
        this.inspector = inspector;
        setId("fields");
        setShowRoot(false);
        setFixedCellSize(ROW);
        setMinWidth(180);
        getStyleClass().add("dense");
        setRoot(new TreeItem<>());
        inspector.chosenProperty().addListener((p, before, now) -> show());
        inspector.bytesProperty().addListener((p, before, now) -> mark(now));
        show();
        getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (p, before, now) -> {
                            if (now instanceof FieldItem item && !marking) {
                                inspector.bytesProperty().set(item.range);
                            }
                        });
    }

    private void show() {
        TreeItem<String> root = new TreeItem<>();
        FieldItem layer = null;
        String name = "";
        for (PacketField field : inspector.fields()) {
            if (layer == null || !field.layer().equals(name)) {
                name = field.layer();
                layer = new FieldItem(name, new ByteRange(field.offset(), field.length()));
                layer.setExpanded(true);
                root.getChildren().add(layer);
            }
            layer.widen(field);
            layer.getChildren().add(item(field));
        }
        setRoot(root);
        mark(inspector.bytesProperty().get());
    }

    private FieldItem item(PacketField field) {
        String text = field.name() + ": " + field.value();
        if (inspector.isChanged(field)) {
            String before = inspector.valueBefore(field);
            text = "● " + text + (before.isEmpty() ? "   (new)" : "   (was " + before + ")");
        }
        return new FieldItem(text, new ByteRange(field.offset(), field.length()));
    }

    private void mark(ByteRange range) {
        marking = true;
        getSelectionModel().clearSelection();
        for (TreeItem<String> layer : getRoot().getChildren()) {
            for (TreeItem<String> child : layer.getChildren()) {
                if (((FieldItem) child).range.equals(range)) {
                    getSelectionModel().select(child);
                    scrollTo(Math.max(0, getRow(child) - 4));
                    marking = false;
                    return;
                }
            }
        }
        marking = false;
    }

    /** A line of the tree with the bytes it stands for. */
    private static final class FieldItem extends TreeItem<String> {
        private ByteRange range;

        FieldItem(String text, ByteRange range) {
            super(text);
            this.range = range;
        }

        void widen(PacketField field) {
            int end = Math.max(range.offset() + range.length(), field.offset() + field.length());
            range = new ByteRange(range.offset(), end - range.offset());
        }
    }
}
