/**
 * What a network virtualization gateway does to packets between virtual networks and the physical
 * one: forwards them, or translates addresses and ports. Bytes and tables in, bytes and a reason
 * out.
 */
package org.nvsim.virt.gateway;
