/** Part ÷ whole; `null` where there is no whole, or the quotient is beyond all numbers. */
export function divide(part: number, whole: number): number | null {
  const ratio = part / whole;
  return whole > 0 && Number.isFinite(ratio) ? ratio : null;
}
