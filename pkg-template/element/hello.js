// The first word between a page and the frame in it, with which the private port is handed over.

export const HELLO = `komoju-checkout ${__VERSION__}`;
