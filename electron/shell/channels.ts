/** Page (by its preload) to main: "I am painted and listen, give me a line to the kiosk". */
export const WANT_PORT = 'kiosk-port-wanted';
/** Main to preload, and preload to page, with the port itself. */
export const PORT = 'kiosk-port';
