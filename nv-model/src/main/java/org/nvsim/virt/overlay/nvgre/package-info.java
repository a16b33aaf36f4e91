/** NVGRE (RFC 7637): putting a frame into its tunnel and taking it out again. */
package org.nvsim.virt.overlay.nvgre;
