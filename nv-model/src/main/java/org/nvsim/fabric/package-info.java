/**
 * The provider's network: ports and links, switches, routers, firewalls. It carries frames by their
 * outer headers and cannot know that some of them hold virtual networks.
 */
package org.nvsim.fabric;
