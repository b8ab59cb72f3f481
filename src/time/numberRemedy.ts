import { excelLocal } from './excelSerial.ts';
import { numberKind } from './numberKind.ts';

/**
 * What a number, or a text of digits, looks like in place of a time, and what to do, as a sentence; `undefined` for
 * any other text, and for numbers that are milliseconds.
 */
export function numberRemedy(input: number | string): string | undefined {
  const asText = typeof input === 'string' ? ', a number written as text: pass Number(value)' : undefined;
  switch (numberKind(input)) {
    case 'compact':
      return "This looks like a compact date: write it as 2026-03-02T09:00:00Z, or read rows with a timeFormat such as 'yyyyMMddHHmm'.";
    case 'excel':
      return `This looks like an Excel serial date (${excelText(input)} of some time zone): read rows with timeFormat 'excel', or write it out as 2026-03-02T09:00:00Z.`;
    case 'finer':
      return 'This looks finer than milliseconds: divide microseconds by 1000, nanoseconds by 1e6.';
    case 'seconds':
      return asText
        ? `This looks like seconds${asText} * 1000.`
        : 'This looks like seconds: multiply by 1000.';
    case 'milliseconds':
      return asText && `This looks like milliseconds${asText}.`;
    case undefined:
      return undefined;
  }
}

/** What the clock shows at a serial: `2026-03-02T09:00:00`. */
function excelText(serial: number | string): string {
  return new Date(excelLocal(Number(String(serial).replace(',', '.')))).toISOString().slice(0, 19);
}
