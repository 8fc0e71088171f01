/**
 * Keys of what can be chosen, by where it stands: other choices are written into what stands there, which takes half as
 * long as new elements. Never more than six choices a screen.
 */
export const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;
