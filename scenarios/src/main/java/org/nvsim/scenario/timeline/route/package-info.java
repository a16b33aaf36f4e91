/** Customer routes that change. */
package org.nvsim.scenario.timeline.route;
