/** Starts the desktop app and opens its windows. */
package org.nvsim.visualizer;
