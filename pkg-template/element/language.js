// Which language is spoken, as far as it can be known before the session is.

/**
 * The first wish that can be granted, else English.
 * @param {unknown[]} wishes language tags, such as `ja-JP`, or nothing
 * @param {object} languages what there is, by language
 */
export function choose(wishes, languages) {
  const wanted = wishes.map((wish) => String(wish ?? '').trim().toLowerCase().split(/[-_]/)[0]);
  return wanted.find((language) => Object.hasOwn(languages, language)) ?? 'en';
}

/** A session given as JSON, or as an object; nothing if it is none. */
export function parse(session) {
  try {
    return typeof session === 'object' ? session ?? undefined : JSON.parse(session);
  } catch {
    return undefined;
  }
}
