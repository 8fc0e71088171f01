/** Main to host process. A `page` message carries the host's end of a channel. */
export type ToHost = { readonly kind: 'page' } | { readonly kind: 'close' };

/** Exit code of a host whose configuration or store cannot be used; the reason is on its error output. */
export const HOST_CANNOT_START = 78;
