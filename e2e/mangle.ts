/** Links as they arrive after mail programs, chat tools and hurried fingers. Seeded, so that a failure can be found again. */
export function mulberry(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) % below;
  };
}

const ODD = [
  '%',
  '%zz',
  '&',
  '=',
  '#',
  '/',
  '?',
  '+',
  '-1',
  'NaN',
  '1e999',
  '%00',
  '\u{1F9ED}',
  '..',
  '<b>',
  '__proto__',
  'constructor',
];

type Damage = (link: string, random: (below: number) => number) => string;

const DAMAGES: readonly Damage[] = [
  // Cut short.
  (link, random) => link.slice(0, random(link.length)),
  // One bit of one character flipped.
  (link, random) => {
    const i = random(link.length);
    return link.slice(0, i) + String.fromCharCode(link.charCodeAt(i) ^ (1 << random(7))) + link.slice(i + 1);
  },
  // A character lost, or doubled.
  (link, random) => {
    const i = random(link.length);
    return link.slice(0, i) + link.slice(i + 1);
  },
  (link, random) => {
    const i = random(link.length);
    return link.slice(0, i) + link[i] + link.slice(i);
  },
  // Something odd in between.
  (link, random) => {
    const i = random(link.length);
    return link.slice(0, i) + ODD[random(ODD.length)] + link.slice(i);
  },
  // Two values exchanged.
  (link, random) => {
    const [path, query = ''] = link.split('?');
    const parts = query.split('&').map((part) => part.split('='));
    const [a, b] = [random(parts.length), random(parts.length)];
    [parts[a][1], parts[b][1]] = [parts[b][1], parts[a][1]];
    return `${path}?${parts.map((part) => part.join('=')).join('&')}`;
  },
  // A value replaced by something odd.
  (link, random) => {
    const values = [...link.matchAll(/=[^&]*/g)];
    if (values.length === 0) return link;
    const { index, 0: text } = values[random(values.length)];
    return `${link.slice(0, index)}=${ODD[random(ODD.length)]}${link.slice(index + text.length)}`;
  },
];

/** `count` links, each damaged one to three times. */
export function mangle(links: readonly string[], count: number, seed: number): string[] {
  const random = mulberry(seed);
  return Array.from({ length: count }, () => {
    let link = links[random(links.length)];
    for (let left = 1 + random(3); left > 0; left--)
      if (link !== '') link = DAMAGES[random(DAMAGES.length)](link, random);
    return link;
  });
}
