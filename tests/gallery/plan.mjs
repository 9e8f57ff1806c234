// What is looked at: which faces in which language, theme, layout and width.

const THEMES = ['light', 'dark'];
export const LAYOUTS = ['accordion', 'tabs'];

/** Whether there are many minutes to spend, as `cargo xtask test long` says. */
export const isLong = Boolean(process.env.KOMOJU_LONG);

/**
 * The work in lots of about the same size, of which several run at once.
 * @typedef {{ name: string, width: number, theme: string }} Lot
 * @returns {Lot[]}
 */
export function lots() {
  const languages = isLong ? 'every language' : 'Japanese or English';
  const widths = isLong ? [320, 360, 768, 1280] : [360];
  return widths.flatMap((width) =>
    THEMES.map((theme) => ({ name: `in ${languages}, ${theme}, ${width} px wide`, width, theme })),
  );
}

/**
 * The faces of a lot. The layouts take turns, and so do the languages unless there is time for all: what is Japanese in
 * the light is English in the dark.
 * @param {Lot} lot
 * @param {{ faces: { name: string }[], locales: string[] }} contents
 * @returns {{ face: string, locale: string, theme: string, layout: string }[]}
 */
export function plan({ theme }, { faces, locales }) {
  return faces.flatMap(({ name: face }, at) => {
    const layout = LAYOUTS[Math.floor(at / 2) % 2];
    const spoken = isLong ? locales : [['ja', 'en'][(at + THEMES.indexOf(theme)) % 2]];
    return spoken.map((locale) => ({ face, locale, theme, layout }));
  });
}
