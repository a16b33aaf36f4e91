/** Rules of firewalls that come and go. */
package org.nvsim.scenario.timeline.firewall;
