import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateSample } from './generateSample.ts';

const files = Object.entries(generateSample()).map(([name, text]) => ({ name, text }));

test.each(files)('the sample file $name.csv is byte for byte what the generator makes', ({ name, text }) => {
  expect(readFileSync(new URL(`sample/${name}.csv`, import.meta.url), 'utf8') === text).toBe(true);
});

test('another seed makes another sample', () => {
  expect(generateSample(1).messages).not.toBe(generateSample(2).messages);
});

test('the sample holds everything that it is meant to show', () => {
  const { messages, responses } = generateSample();
  for (const part of [',bot,', ',system,', ',note,', ',reaction,', ',true,'])
    expect(messages).toContain(part);
  for (const part of [',chat,', ',email,', ',social,']) expect(messages).toContain(part);
  expect(responses).toMatch(/,csat,,,/);
  expect(responses).toMatch(/,nps,10,/);
  const ids = messages.split('\n').map((row) => row.split(',')[1]);
  expect(new Set(ids).size).toBeLessThan(ids.length);
});
