/** Controls that draw the view models and pass on what the user does. */
package org.nvsim.visualizer.view;
