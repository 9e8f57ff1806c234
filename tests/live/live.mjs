// Holds the conversations with both sides and gathers what came of it. It prints nothing.

import { answers } from './answers.mjs';
import { compare } from './compare.mjs';
import { chosen, CONVERSATIONS } from './conversations.mjs';
import { Talk } from './talk.mjs';

/** A mistake of whoever called, or a service that cannot be used: a sentence, and no comparison. */
export class Unusable extends Error {}

/**
 * @param {import('./side.mjs').Side} sandbox
 * @param {import('./side.mjs').Side} service
 * @param {{ only?: string | null, say?: (line: string) => void }} options `only` is how the names begin; `say` hears of
 *   each conversation before it is held
 * @throws {Unusable}
 *
 * @typedef {{ name: string, sandbox: Talk, service: Talk }} Held both talks of a conversation
 * @typedef {{ held: Held[], differences: import('./compare.mjs').Difference[], notOffered: [string, string][],
 *   notPlayed: [string, string][], unknown: string[], answers: [string, string[]][],
 *   service: import('./side.mjs').Side }} Result
 *   `notOffered` and `notPlayed`: conversations and what the account, or the sandbox, lacks for them; `unknown`: types
 *   that nothing here is about
 * @returns {Promise<Result>}
 */
export async function live(sandbox, service, { only = null, say = () => {} } = {}) {
  const conversations = chosen(only);
  if (conversations.length === 0) throw new Unusable(`no conversation's name begins with ${JSON.stringify(only)}`);
  await knock(sandbox, 'the sandbox');
  await knock(service, 'the service');
  const held = [];
  for (const { name, run } of conversations) {
    say(name);
    // Both at once: they know nothing of each other. One conversation at a time: nobody shall be hurried.
    const [one, other] = await Promise.all([sandbox, service].map((side) => new Talk(side).hold(run)));
    held.push({ name, sandbox: one, service: other });
  }
  return {
    held,
    differences: held
      .filter(({ service }) => service.notOffered === null)
      .flatMap(({ name, sandbox, service }) => compare(name, sandbox, service)),
    notOffered: listed(held, ({ service }) => service.notOffered),
    notPlayed: listed(held, ({ sandbox }) => sandbox.ended),
    unknown: held.length === CONVERSATIONS.length ? unknown(held) : [],
    answers: answers(held, service),
    service,
  };
}

const listed = (held, what) => held.map((one) => [one.name, what(one)]).filter(([, found]) => found !== null);

/** The types that the account offers and no conversation is about. */
function unknown(held) {
  const known = new Set(held.flatMap(({ service }) => [...service.types]));
  const offered = held.flatMap(({ service }) => service.observed.types ?? []);
  return [...new Set(offered.map(String))].filter((type) => !known.has(type)).sort();
}

/** Whether the side answers and takes its keys, before a hundred conversations fail one by one. */
async function knock(side, name) {
  const answer = await side.call('GET', '/payments?per_page=1', { key: side.keys.secret });
  if (answer.status === 0) throw new Unusable(`${name} at ${side.api} does not answer (${answer.failure})`);
  if ([401, 403].includes(answer.status)) throw new Unusable(`${name} does not take the secret key (${answer.status})`);
  const { status } = await side.call('GET', '/payment_methods', { key: side.keys.publishable });
  if (status === 401) throw new Unusable(`${name} does not take the publishable key (${status})`);
}
