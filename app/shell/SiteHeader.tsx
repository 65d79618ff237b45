import { useEffect, useRef } from 'react';
import { LAB_NAMES } from './lab-names.ts';
import { LABS } from '../../workers/core/link.ts';
import type { PlaceName } from './places.ts';
import { SkipLink } from './SkipLink.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';

const LINKS: readonly { readonly name: PlaceName; readonly href: string; readonly text: string }[] = [
  { name: 'home', href: '#/', text: 'Home' },
  { name: 'lessons', href: '#/lessons', text: 'Lessons' },
  { name: 'build', href: '#/build', text: 'For teachers' },
  { name: 'class', href: '#/class', text: 'Class wall' },
  { name: 'own', href: '#/own', text: 'Your own problem' },
  { name: 'bench', href: '#/bench', text: 'This device' },
];

/** On the pages around the labs. */
export function SiteHeader({ at }: { readonly at: PlaceName }) {
  const pages = useRef<HTMLElement>(null);
  // On a phone the row scrolls sideways.
  useEffect(() => {
    pages.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [at]);
  return (
    <header className="site-header">
      <SkipLink />
      <a className="site-title" href="#/">
        <img className="logo" src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={30} height={30} />
        Searchlight
      </a>
      <nav ref={pages} aria-label="Pages">
        {LINKS.map(({ name, href, text }) => (
          <a key={name} href={href} aria-current={name === at ? 'page' : undefined}>
            {text}
          </a>
        ))}
      </nav>
      <nav aria-label="Labs">
        {LABS.map((lab) => (
          <a key={lab} href={`#/${lab}`} title={LAB_NAMES[lab].long}>
            {LAB_NAMES[lab].short}
          </a>
        ))}
      </nav>
      <ThemeToggle />
    </header>
  );
}
