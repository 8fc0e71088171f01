const LOOK_EVERY_MS = 500;

/**
 * Resolves on the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once, for the impatient. Under
 * `npm` it resolves as well when npm's shell is gone: that shell takes npm's SIGTERM and does not pass it on.
 */
export function stopSignal(): { readonly asked: Promise<void>; readonly isAsked: () => boolean } {
  let stopping = false;
  const asked = new Promise<void>((resolve) => {
    const stop = (): void => {
      stopping = true;
      resolve();
    };
    const onSignal = (): void => {
      if (stopping) process.exit(130);
      stop();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    // The terminal or the remote session was closed.
    process.on('SIGHUP', onSignal);
    // Only there does a parent's death mean "end": a service or a background job may well outlive its own.
    if (process.env.npm_lifecycle_event !== undefined) {
      const parent = process.ppid;
      setInterval(() => process.ppid !== parent && stop(), LOOK_EVERY_MS).unref();
    }
  });
  return { asked, isAsked: () => stopping };
}
