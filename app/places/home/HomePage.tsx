import type { Place } from '../../shell/places.ts';
import { Gallery } from './Gallery.tsx';
import './home.css';

/** The front door: what this is, and runs to begin with. Loads neither a worker nor what computes. */
export function HomePage({ place }: { readonly place: Place }) {
  return (
    <div className="home">
      <div className="home-hero">
        <h1>See how search works</h1>
        <p>
          Pick a problem, a search and a lens, press play and watch: forwards, back, at any speed. Every run is a link
          that computes the same run anywhere, and proves it.
        </p>
        <ul className="home-ways">
          <li>
            <a className="button primary" href="#/map-elites">
              Watch MAP-Elites
            </a>
          </li>
          <li>
            <a className="button" href="#/lessons">
              Take a lesson
            </a>
          </li>
          <li>
            <a className="button" href="#/build">
              Teach with it
            </a>
          </li>
          <li>
            <a className="button" href="#/own">
              Bring your own problem
            </a>
          </li>
          <li>
            <a className="button" href="#/paper">
              Papers and their claims
            </a>
          </li>
        </ul>
      </div>
      <Gallery query={place.query} />
      <footer className="home-footer">
        <p>
          No accounts, no cookies, no analytics. Everything is computed on this device, and nothing that you do, open or
          type leaves it.
        </p>
        <p>Thumbnails show the run that they open, at forty moments of it; point at one to see it again.</p>
        <p>
          MIT licence; <a href="licences.txt">licences of what else is in it</a>.
        </p>
      </footer>
    </div>
  );
}
