import type { ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import type { Answers, Span } from './answers.ts';
import type { Case } from './caseArbitrary.ts';
import { type Question, questionsOf } from './questions.ts';

/** What is to be proved, or a faulty version of it. */
export type Subject = (definition: ScheduleDefinition, span: Span) => Answers;

export type OracleName = 'Intl' | 'Temporal';

/** An answer that an oracle does not give. */
export interface Disagreement {
  readonly oracle: OracleName;
  readonly question: string;
  readonly library: string;
  readonly expected: string;
}

/** The questions of a case and what the subject says to them; a refusal is an answer too. */
export interface Asked {
  readonly questions: readonly Question[];
  readonly answers: readonly string[];
}

export function askSubject(one: Case, subject: Subject): Asked {
  try {
    const answers = subject(one.definition, one);
    answers.isOpen(one.from + one.firstAsked);
    const questions = questionsOf(one, answers);
    return { questions, answers: questions.map((question) => answerText(question.ask(answers))) };
  } catch (error) {
    const refusal: Question = { text: 'the definition', ask: () => 'can be asked' };
    return { questions: [refusal], answers: [JSON.stringify(String(error))] };
  }
}

/** Where an oracle answers differently. */
export function compare(asked: Asked, name: OracleName, oracle: Answers): Disagreement[] {
  const found: Disagreement[] = [];
  asked.questions.forEach((question, i) => {
    const expected = answerText(question.ask(oracle));
    const library = asked.answers[i] ?? 'nothing';
    if (library !== expected) found.push({ oracle: name, question: question.text, library, expected });
  });
  return found;
}

/** JSON, but with infinite numbers and NaN told apart. */
function answerText(answer: unknown): string {
  return JSON.stringify(answer, (_, part) =>
    typeof part === 'number' && !Number.isFinite(part) ? `${part}` : part,
  );
}
