/**
 * What runs inside a virtual machine or a plain server: its network stack, from Ethernet to UDP and
 * TCP. A guest knows the address it was given and nothing else; it cannot know whether a network
 * below it is virtual.
 */
package org.nvsim.guest;
