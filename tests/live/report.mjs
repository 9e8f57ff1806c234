// What came of it, for a person and for a program. Everything the services said passes through `clean` first.

/** Lines that differ in nothing but where they were found are one line; the file has all of them. */
function grouped(differences) {
  const groups = new Map();
  for (const difference of differences) {
    const key = JSON.stringify([difference.path, difference.sandbox, difference.service]);
    const group = groups.get(key);
    if (group) group.more += 1;
    else groups.set(key, { ...difference, more: 0 });
  }
  return [...groups.values()];
}

/**
 * @param {import('./live.mjs').Result} result
 * @param {(text: string) => string} clean
 */
export function text(result, clean) {
  const lines = [];
  const say = (line = '') => lines.push(line);
  const { held, differences, notOffered, notPlayed, unknown, answers, service } = result;
  const groups = grouped(differences);
  say(`${held.length} conversations with ${service.api}.`);
  say();
  say(differences.length === 0 ? 'No differences.' : `Differences: ${differences.length}, of ${groups.length} kinds.`);
  for (const { conversation, step, path, sandbox, service: says, more } of groups) {
    const where = more > 0 ? ` (and ${more} more like this)` : '';
    say(clean(`  ${conversation}, ${step}, ${path}: sandbox ${sandbox}, service ${says}${where}`));
  }
  const line = ([name, why]) => clean(`  ${name}: ${why}`);
  section(say, 'Not offered by this account, so not compared', notOffered.map(line));
  section(say, 'Not played by the sandbox to the end', notPlayed.map(line));
  section(say, 'Offered by this account, and in no conversation', unknown.map((type) => clean(`  ${type}`)));
  say();
  say('Open points of DOMAIN.md 9, as the service was seen:');
  for (const [question, found] of answers) {
    say(`  ${question}`);
    for (const line of found) say(clean(`     ${line}`));
  }
  say();
  say(clean(tidied(held)));
  return `${lines.join('\n')}\n`;
}

function section(say, title, lines) {
  if (lines.length === 0) return;
  say();
  say(`${title}:`);
  lines.forEach((line) => say(line));
}

function tidied(held) {
  const sum = (name) => held.reduce((total, { service }) => total + service.left[name], 0);
  const open = held.flatMap(({ service }) => service.left.open);
  const left = open.length === 0 ? 'none is left open' : `left open: ${open.join(', ')}`;
  const [opened, completed, cancelled] = ['opened', 'completed', 'cancelled'].map(sum);
  return `Sessions at the service: ${opened} opened, ${completed} completed, ${cancelled} cancelled; ${left}.`;
}

/** The same for a program: `target/live/report.json`. */
export function json(result, clean) {
  const talk = ({ steps, ended, notOffered, observed }) => ({
    steps: steps.map(({ step, answer }) => ({ step, status: answer.status, code: answer.json?.error?.code ?? null })),
    ended,
    not_offered: notOffered,
    observed,
  });
  const report = {
    service: result.service.api,
    at: new Date().toISOString(),
    differences: result.differences,
    not_offered: Object.fromEntries(result.notOffered),
    not_played: Object.fromEntries(result.notPlayed),
    in_no_conversation: result.unknown,
    answers: Object.fromEntries(result.answers),
    conversations: result.held.map(({ name, sandbox, service }) => ({
      name,
      sandbox: talk(sandbox),
      service: talk(service),
    })),
  };
  // Before it is written as JSON, so that no escape hides what has to go; keys of objects as well as values.
  return `${JSON.stringify(cleaned(report, clean), null, 2)}\n`;
}

function cleaned(value, clean) {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, clean));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), cleaned(item, clean)]));
}
