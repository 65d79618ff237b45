/** Prepared runs, each with what it shows. Figures of the whole space: `public/models/supernet/card.json`. */
const LESSONS: readonly { readonly title: string; readonly link: string; readonly says: string }[] = [
  {
    title: 'Few evaluations, well chosen',
    link: '#/nas?evals=150&problem=supernet&s.batch=25&s2.population=50&s3.batch=25&search=linas&search2=nsga2&search3=random',
    says: 'LINAS predicts what it has not tried. With 150 of 110,592 networks evaluated, see how far each search has come.',
  },
  {
    title: 'The winner’s curse',
    link: '#/nas?at=150&evals=150&problem=supernet&s.batch=25&search=linas',
    says: 'Pin a point of the front: the panel tells its accuracy on fresh data. Over all networks validation and fresh errors differ by 0.2 points; on the true front fresh errors are 1.2 points higher, because the front was chosen by the validation samples.',
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
];

export function Lessons() {
  return (
    <details className="about">
      <summary>What it teaches</summary>
      <ul className="nas-lessons">
        {LESSONS.map(({ title, link, says }) => (
          <li key={link}>
            <a href={link}>{title}</a>
            <p>{says}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
