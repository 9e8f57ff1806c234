// Numbers of numbers. No more than the report needs.

/** The value below which a share of the values lies, between neighbours in proportion; NaN of none. */
export function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  return sorted.length === 0 ? NaN : sorted[below] + (sorted[Math.ceil(place)] - sorted[below]) * (place - below);
}

export const median = (values) => quantile(values, 0.5);

/** Median, least and most of what was measured; nothing if nothing was. */
export function summary(values) {
  const known = values.filter(Number.isFinite);
  return known.length ? { median: median(known), least: Math.min(...known), most: Math.max(...known) } : undefined;
}

/**
 * How a cost grows: what one more costs between the last two sizes, against what it costs between the first two. 1 is
 * linear; 4 is what a square would give from 1, 10 to 50 or so. What would not even double the first cost by the last size is
 * not told from noise: no less is taken for what the first two cost, and less than 0 is none.
 * @param {[size: number, cost: number][]} points three, by size
 */
export function bend([[a, first], [b, second], [c, third]]) {
  const atFirst = Math.max((second - first) / (b - a), first / (c - a));
  return Math.max(0, (third - second) / (c - b) / atFirst);
}
