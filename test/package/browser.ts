import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const named = process.env['CHROMIUM'];
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium is: as `CHROMIUM` says, else in a usual place; `undefined` when it is not there. */
export const executablePath: string | undefined = (named ? [named] : usual).find((path) => existsSync(path));

/** Loads a script into an empty page, asks the page for a value, and collects every error of the page. */
export async function inPage<Value>(
  script: { readonly path: string } | { readonly content: string },
  ask: () => Value,
): Promise<{ answer: Value; errors: string[] }> {
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.setContent('<!doctype html><title>A page of somebody else</title>');
    await page.addScriptTag(script);
    return { answer: await page.evaluate(ask), errors };
  } finally {
    await browser.close();
  }
}
