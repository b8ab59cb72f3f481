/** A longer name is cut when it is shown; data and files hold it whole. */
const LONGEST = 60;

/**
 * A text as it may be shown on a terminal or in a log: what would move the cursor, colour, end a line or turn the order
 * of letters (control characters, line separators, bidirectional controls, halves of characters) is shown as its code,
 * `\u{1b}`; more than 60 characters are cut.
 */
export function shownText(text: string): string {
  // Twice as many code units hold that many characters and one more, whatever they are.
  const some = text
    .slice(0, 2 * LONGEST + 2)
    .replace(UNSEEN, (char) => `\\u{${Number(char.codePointAt(0)).toString(16)}}`);
  const characters = [...some];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : some;
}

const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/gu;

/** How many columns of a terminal a text takes: two for each wide character, none for what joins the one before. */
export function shownWidth(text: string): number {
  if (/^[ -~–]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60]/u;
