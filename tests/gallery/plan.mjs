// What is looked at: which faces in which language, theme, layout and width. Two windows share the work.

const THEMES = ['light', 'dark'];
export const LAYOUTS = ['accordion', 'tabs'];
const isLong = Boolean(process.env.KOMOJU_LONG);

/**
 * The work in lots of about the same size.
 * @returns {{ name: string, width: number, theme: string, layouts: string[], all: boolean }[]}
 */
export function lots() {
  const widths = isLong ? [320, 360, 768, 1280] : [360];
  return widths.flatMap((width) =>
    THEMES.map((theme) => ({
      name: `in ${isLong ? 'any language' : 'one language or another'}, ${theme}, ${width} px wide`,
      width,
      theme,
      all: isLong,
    })),
  );
}

/**
 * The faces of a lot.
 * @param {{ theme: string, all: boolean }} lot
 * @param {{ faces: { name: string }[], locales: string[] }} contents
 * @returns {Generator<{ face: string, locale: string, theme: string, layout: string }>}
 */
export function* plan({ theme, all }, { faces, locales }) {
  for (const [at, { name: face }] of faces.entries()) {
    if (all) {
      for (const locale of locales) for (const layout of LAYOUTS) yield { face, locale, theme, layout };
    } else {
      // What is Japanese in the light is English in the dark, and the other way round.
      const locale = ['ja', 'en'][(at + THEMES.indexOf(theme)) % 2];
      yield { face, locale, theme, layout: LAYOUTS[Math.floor(at / 2) % 2] };
    }
  }
}
