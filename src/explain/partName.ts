/**
 * The names of the parts of a figure that can be told from its result: those of its family. A metric of another form has
 * others, and these are known when it runs.
 */
export type PartName<Content> = 'promoters' extends keyof Content
  ? 'promoters' | 'passives' | 'detractors'
  : 'satisfied' extends keyof Content
    ? 'satisfied' | 'neutral' | 'unhappy' | 'denominator'
    : 'oldestOpen' extends keyof Content
      ? 'completed' | 'open'
      : 'breached' extends keyof Content
        ? 'numerator' | 'denominator' | 'breached' | 'notYetDue'
        : 'notYetDue' extends keyof Content
          ? 'numerator' | 'denominator' | 'notYetDue'
          : 'numerator' extends keyof Content
            ? 'numerator'
            : 'entries' extends keyof Content
              ? 'n'
              : keyof Content extends 'value' | 'n'
                ? 'counted'
                : never;
