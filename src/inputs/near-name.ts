/** Of the names that are known, the one that a mistyped one was meant to be; null where none is near. */
export function nearName(name: string, known: readonly string[]): string | null {
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)));
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.candidate ?? null;
}

/** ` (did you mean pages?)`, or nothing where no name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearName(name, known);
  return near === null ? '' : ` (did you mean ${near}?)`;
}

/** Letters put in, taken away, replaced, or swapped with the next one (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let [before, row] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
