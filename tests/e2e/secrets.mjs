// How the tests find what was typed where it must not be.

/** Whether a mark is in a text, however it may be grouped. */
export const holds = (text, mark) => text.replaceAll(/[\s\u3000/+-]|%20/g, '').includes(mark);
