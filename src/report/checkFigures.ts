import { ensure } from '../errors.ts';

/** More figures than this, in all periods of all groups, are refused: they would only fill the memory. */
const MOST_FIGURES = 2_000_000;

/**
 * Holds that there are not too many figures.
 *
 * @throws KpiError `invalid-option` where there are
 */
export function checkFigures(figures: number): void {
  const remedy = `These are about ${figures} figures (periods × groups × measures), of at most ${MOST_FIGURES}: take a longer unit, less time with between, fewer groups, or fewer measures.`;
  ensure(figures <= MOST_FIGURES, 'invalid-option', 'per', figures, remedy);
}
