// Which language is spoken, as far as it can be known before the session is.

/**
 * The first wish that can be granted, else English. The program chooses alike (`i18n/locale.rs`).
 * @param {unknown[]} wishes language tags, such as `ja-JP`, or nothing
 * @param {object} languages what there is, by language
 */
export function choose(wishes, languages) {
  return wishes.map(known).find((language) => Object.hasOwn(languages, language)) ?? 'en';
}

/** What a language is called here. */
function known(wish) {
  const tag = String(wish ?? '').trim().toLowerCase().replaceAll('_', '-');
  const [language] = tag.split('-');
  // The first part that decides how Chinese is written: a script that is named says more than the country after it.
  const zh = /-(hans|(hant|tw|hk|mo))(-|$)/.exec(tag)?.[2] ? 'zh-Hant' : 'zh-Hans';
  return { in: 'id', pt: 'pt-BR', zh }[language] ?? language;
}

/** A session given as JSON, or as an object; nothing if it is none. */
export function parse(session) {
  try {
    return typeof session === 'object' ? session ?? undefined : JSON.parse(session);
  } catch {
    return undefined;
  }
}
