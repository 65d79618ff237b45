import { EXAMPLES } from './example-devices.ts';

/** What the middle of the lab shows. */
export type View = 'front' | 'parallel' | 'predictions' | 'map' | 'latency' | 'devices' | 'training';

const [, MANY] = EXAMPLES;
/** Parameters of a link whose costs are predicted by an example. */
const costOf = ({ device, model }: (typeof EXAMPLES)[number]): string =>
  `p.cost=latency&p.device=${encodeURIComponent(device)}&p.latency=${model}`;

/** Prepared runs, each with what it shows. Figures of the whole space: `public/models/supernet/card.json`. */
const LESSONS: readonly {
  readonly title: string;
  readonly link: string;
  readonly says: string;
  /** Where it is seen. */
  readonly view?: View;
}[] = [
  {
    title: 'Few evaluations, well chosen',
    link: '#/nas?evals=150&problem=supernet&s.batch=25&s2.population=50&s3.batch=25&search=linas&search2=nsga2&search3=random',
    says: 'LINAS predicts what it has not tried. With 150 of 110,592 networks evaluated, see how far each search has come.',
  },
  {
    title: 'The winner’s curse',
    link: '#/nas?at=150&evals=150&problem=supernet&s.batch=25&search=linas',
    says: 'Below the plot the front found is tried on fresh data. Over all networks validation and fresh errors differ by 0.2 points; on the true front fresh errors are 1.2 points higher, because the front was chosen by the validation samples.',
  },
  {
    title: 'Inherited is not trained',
    link: '#/nas?at=150&evals=150&problem=supernet&s.population=50&search=nsga2',
    says: 'Every accuracy here is that of a part of one trained network. Twenty networks trained by themselves rank otherwise: Kendall’s τ between the two is 0.63.',
  },
  {
    title: 'Hypervolume saturates',
    link: '#/nas?evals=400&problem=supernet&s.population=50&s2.batch=25&search=nsga2&search2=linas',
    says: 'Both shares of the hypervolume end above 95 %, and look alike; IGD+ and ε still tell the two fronts apart.',
  },
  {
    title: 'Fronts differ by device',
    link: `#/nas?at=150&evals=150&${costOf(MANY)}&problem=supernet&s.batch=25&search=linas`,
    says: 'Asked for one sample at a time, a processor spends its time on calls; asked for 256 at once, on multiplications. On the example the two fronts share 3 networks of 74, and the front for one sample keeps 76 % of the hypervolume when 256 come at once. It was measured on a busy machine: measure two devices of your own, and start a search on one from what was found on the other.',
    view: 'devices',
  },
  {
    title: 'Quick for its size',
    link: `#/nas?evals=400&${costOf(MANY)}&p.map=latency&problem=supernet&s.batch=25&s.cols=24&s.initial=50&s.rows=24&search=map-elites`,
    says: 'MAP-Elites keeps the most accurate network of each number of multiplications and each latency: one row of the map holds networks that take as long as one another, though some multiply twice as much.',
    view: 'map',
  },
];

/** `onShow` changes what the middle of the lab shows. */
export function Lessons({ onShow }: { onShow(view: View): void }) {
  return (
    <details className="about" data-part="about">
      <summary>What it teaches</summary>
      <ul className="nas-lessons">
        {LESSONS.map(({ title, link, says, view = 'front' }) => (
          <li key={link}>
            <a href={link} onClick={() => onShow(view)}>
              {title}
            </a>
            <p>{says}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
