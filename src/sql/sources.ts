import type { Layer } from '../define/layer.ts';
import type { Measure } from '../define/plan.ts';
import type { Fact } from '../facts/fact.ts';
import { sameRules } from '../facts/sameRules.ts';

/** A fact with all that is laid over it, for the measures that read it. */
export interface FactSource {
  readonly fact: Fact;
  /** The columns beside those of the fact. */
  readonly layers: Readonly<Record<string, Layer>>;
  /** The labels that the folds of the measures ask for. */
  readonly labels: ReadonlySet<string>;
  /** The numbers of the measures. */
  readonly measures: readonly number[];
}

/** What measures read: the same fact once, unless two of them lay different columns of one name over it. */
export function sourcesOf(measures: readonly Measure[]): readonly FactSource[] {
  const sources: Source[] = [];
  for (const [i, { of, layers = {}, folds }] of measures.entries()) {
    let source = sources.find(({ fact, layers: laid }) => sameFact(fact, of) && agree(laid, layers));
    if (source === undefined) {
      source = { fact: of, layers: new Map(), labels: new Set(), measures: [] };
      sources.push(source);
    }
    for (const [name, layer] of Object.entries(layers)) source.layers.set(name, layer);
    for (const { spec } of Object.values(folds)) {
      // A fold made by hand may hold anything; it is refused later.
      const { each }: { readonly each?: unknown } = Object(spec);
      const label = of.labels.find((name) => name === each);
      if (label !== undefined) source.labels.add(label);
    }
    source.measures.push(i);
  }
  return sources.map((source) => ({ ...source, layers: Object.fromEntries(source.layers) }));
}

interface Source {
  readonly fact: Fact;
  readonly layers: Map<string, Layer>;
  readonly labels: Set<string>;
  readonly measures: number[];
}

/** Whether two facts have the same rows. */
export function sameFact(one: Fact, other: Fact): boolean {
  return one === other || (one.name === other.name && sameRules(one.rules, other.rules));
}

function agree(laid: ReadonlyMap<string, Layer>, layers: Readonly<Record<string, Layer>>): boolean {
  return Object.entries(layers).every(([name, { spec }]) => {
    const known = laid.get(name);
    return known === undefined || sameRules(known.spec, spec);
  });
}
