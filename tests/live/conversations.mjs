// Every conversation, in the order they are held. Each is a name and a function of a talk; the names are what
// `--only` takes.

import cards from './conversations/cards.mjs';
import cash from './conversations/cash.mjs';
import customers from './conversations/customers.mjs';
import headers from './conversations/headers.mjs';
import mistakes from './conversations/mistakes.mjs';
import prepaid from './conversations/prepaid.mjs';
import sessions from './conversations/sessions.mjs';
import threeDs from './conversations/three-ds.mjs';
import tokens from './conversations/tokens.mjs';
import wallets from './conversations/wallets.mjs';

/** @type {{ name: string, run: (talk: import('./talk.mjs').Talk) => Promise<unknown> }[]} */
export const CONVERSATIONS = [
  ...headers, ...sessions, ...cards, ...threeDs, ...cash, ...prepaid, ...wallets, ...tokens, ...customers, ...mistakes,
];

/** Those whose name begins so; all when nothing is said. */
export const chosen = (only) => CONVERSATIONS.filter(({ name }) => name.startsWith(only ?? ''));
