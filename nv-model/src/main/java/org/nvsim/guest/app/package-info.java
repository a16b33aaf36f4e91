/** Applications that guests run: they make the traffic of a scenario and measure it. */
package org.nvsim.guest.app;
