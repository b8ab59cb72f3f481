const FLAGS: readonly (readonly [option: RegExp, flag: string])[] = [
  [/\{ columns: \{ (\w+): '([^']*)' \} \}/g, '--columns "$1=$2"'],
  [/\{ values: \{ (\w+): \{ '([^']*)': '?([^' ]*)'? \} \} \}/g, '--map "$1: $2=$3"'],
  [/\{ activities: \{ '([^']*)': '([^' ]*)' \} \}/g, '--map "activity: $1=$2"'],
  [/^columns\.(\w+)/, '--columns $1'],
  [/^values\.(\w+)\.?/, '--map $1: '],
  [/^activities\.?/, '--map activity: '],
  [/^period\b/, '--period'],
  [/give the period, such as \['([^']*)', '([^']*)'\], or per: 'month'/, 'give --period $1/$2'],
  [/^timeFormat(\[\d+\])?/, '--time-format'],
  [/\btimeFormat '([^']*)'/g, '--time-format "$1"'],
  [/\btimeFormat\b/g, '--time-format'],
  [/\btimeZone\b/g, '--time-zone'],
];

/** What the library says of its options, said of the flags of the demo. */
export function asFlags(sentence: string): string {
  return FLAGS.reduce((text, [option, flag]) => text.replace(option, flag), sentence);
}
