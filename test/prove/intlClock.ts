const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A time during which the clock runs evenly. */
export interface Run {
  /** The instant of its first step. */
  readonly at: number;
  /** What the clock shows then, as if it were UTC. */
  readonly wall: number;
  readonly steps: number;
}

/** What the clock showed, step by step, over a stretch of time. */
export interface Walk {
  readonly start: number;
  readonly step: number;
  readonly steps: number;
  readonly runs: readonly Run[];
}

/** The wall clock of a zone, asked of Intl and of nothing else. */
export class IntlClock {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #stride: number;
  readonly #days = new Map<string, Float64Array>();

  /**
   * @param stride - 1 asks at every step. With more, the steps between two asked ones are filled in where the clock
   *   ran evenly from one to the other, and asked where it did not. No clock changes twice in a few minutes.
   */
  constructor(timeZone: string, stride: number) {
    this.timeZone = timeZone;
    this.#stride = stride;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** What the clock shows at a whole second, as if it were UTC. */
  wallAt(instant: number): number {
    const text = this.#format.format(instant); // 01/31/1970, 01:00:00
    const wall = Date.UTC(
      Number(text.slice(6, 10)),
      Number(text.slice(0, 2)) - 1,
      Number(text.slice(3, 5)),
      Number(text.slice(12, 14)),
      Number(text.slice(15, 17)),
      Number(text.slice(18, 20)),
    );
    if (Number.isNaN(wall) || text.length !== 20) throw new Error(`Intl wrote ${text}`);
    return wall;
  }

  /** Walks whole UTC days that hold `[from, to]`. */
  walk(from: number, to: number): Walk {
    const firstDay = Math.floor(from / DAY_MS);
    const lastDay = Math.floor(to / DAY_MS);
    const step = Math.min(this.#stepAt(firstDay * DAY_MS), this.#stepAt((lastDay + 1) * DAY_MS));
    const runs: { at: number; wall: number; steps: number }[] = [];
    let run = { at: 0, wall: Number.NaN, steps: 0 };
    for (let day = firstDay; day <= lastDay; day++) {
      const walls = this.#day(day, step);
      for (let i = 0; i < walls.length; i++) {
        const wall = walls[i] ?? Number.NaN;
        if (wall !== run.wall + run.steps * step) {
          run = { at: day * DAY_MS + i * step, wall, steps: 0 };
          runs.push(run);
        }
        run.steps += 1;
      }
    }
    return { start: firstDay * DAY_MS, step, steps: ((lastDay + 1 - firstDay) * DAY_MS) / step, runs };
  }

  /** Minutes, but finer where the clock is some seconds off the minutes of UTC (Africa/Monrovia until 1972). */
  #stepAt(instant: number): number {
    const off = Math.abs(this.wallAt(instant) - instant);
    return off % MINUTE_MS === 0 ? MINUTE_MS : off % (30 * SECOND_MS) === 0 ? 30 * SECOND_MS : SECOND_MS;
  }

  #day(day: number, step: number): Float64Array {
    const key = `${day}/${step}`;
    const known = this.#days.get(key);
    if (known) return known;
    const walls = new Float64Array(DAY_MS / step);
    const start = day * DAY_MS;
    for (let i = 0; i < walls.length; i += this.#stride) {
      const wall = this.wallAt(start + i * step);
      walls[i] = wall;
      if (this.#stride === 1) continue;
      const next = Math.min(i + this.#stride, walls.length);
      const even = this.wallAt(start + next * step) === wall + (next - i) * step;
      for (let k = i + 1; k < next; k++) {
        walls[k] = even ? wall + (k - i) * step : this.wallAt(start + k * step);
      }
    }
    this.#days.set(key, walls);
    return walls;
  }
}
