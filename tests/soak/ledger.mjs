// What was bought: each checkout, what it must have left, and what the sandbox and the shop say of it.

import assert from 'node:assert/strict';
import * as world from '../e2e/world.mjs';

/** Paid by the shopper later: reserved at once, and captured when the cash has come. */
const IN_CASH = ['konbini', 'pay_easy'];

/** The state of an order whose session has these payments, as the sandbox lists them. */
function owed(payments) {
  const at = (...wanted) => payments.filter(({ status }) => wanted.includes(status));
  if (at('captured').length) return 'paid';
  const [promised] = at('authorized');
  if (promised) return IN_CASH.includes(promised.payment_details.type) ? 'waiting' : 'reserved';
  return at('failed', 'cancelled').length ? 'not_completed' : 'open';
}

export class Ledger {
  /** @type {{ what: string, kind: import('./kinds.mjs').Kind, session: string, order: string, took: number }[]} */
  entries = [];

  /** The number of the next checkout. */
  #next = 1;

  number() {
    return this.#next++;
  }

  enter(entry) {
    this.entries.push(entry);
  }

  /** How many there were of each kind, and how long one took. */
  summary() {
    const times = new Map();
    for (const { kind, took } of this.entries) times.set(kind.name, [...(times.get(kind.name) ?? []), took]);
    const mean = (all) => all.reduce((sum, one) => sum + one, 0) / all.length / 1000;
    return [...times].map(([name, all]) => `${all.length} × ${name}, ${mean(all).toFixed(2)} s each`);
  }

  /** Fails unless both tell of every checkout what it must have left, the shop once the sandbox's webhooks are there. */
  async assertAgreed() {
    const sessions = new Set(this.entries.map(({ session }) => session));
    assert.equal(sessions.size, this.entries.length, 'each checkout has a session of its own');
    let odd = this.entries;
    const judge = async () => {
      const said = await Promise.all(odd.map(disagreement));
      odd = odd.filter((_, at) => said[at]);
      return said.filter(Boolean);
    };
    let said;
    await world.until('agreement', async () => (said = await judge()).length === 0).catch(() => undefined);
    assert.deepEqual(said, []);
  }
}

/** What is wrong about a checkout, in a sentence; empty if nothing is. */
async function disagreement({ what, kind, session, order }) {
  const [{ charges, data }, state] = await Promise.all([world.payments(session), world.orderState(order)]);
  const statuses = data.map(({ status }) => status);
  const expected = kind.payments.filter((status) => status === 'captured' || status === 'authorized').length;
  const fine = charges === expected && String(statuses) === String(kind.payments) && state === kind.state && state === owed(data);
  return fine ? '' : `${what}: ${charges} charges, the payments are [${statuses}], the order is ${state} and not ${kind.state}`;
}
