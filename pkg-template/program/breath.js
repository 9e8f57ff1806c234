/** Lets a page do what waits there, between two pieces of work that a slow phone takes long for. */
export const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((next) => setTimeout(next));
