/**
 * What the windows show and what a click means, without any control: it can be tested without a
 * display.
 */
package org.nvsim.visualizer.viewmodel;
