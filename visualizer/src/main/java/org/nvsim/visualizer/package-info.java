/** Starts the desktop app: as a window, or once without a display to draw a picture. */
package org.nvsim.visualizer;
