/**
 * Ways for tenants' packets to cross the provider's network. Each is a package here; what they have
 * in common is what others know of them.
 */
package org.nvsim.virt.overlay;
