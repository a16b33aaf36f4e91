/**
 * Network virtualization proper: the filter driver that a virtual switch asks about every frame.
 * Pure functions of bytes and policy; nothing here knows of clocks, links or who is asking.
 */
package org.nvsim.virt;
