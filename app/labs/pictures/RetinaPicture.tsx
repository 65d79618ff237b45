import { useMemo } from 'react';
import { pictureOf } from '../../../workers/problems/retina/picture.ts';
import { RetinaAnswers } from './RetinaAnswers.tsx';
import { RetinaNetwork } from './RetinaNetwork.tsx';
import './retina.css';

/** A network of the retina problem, its 256 answers, and what is counted in them. */
export function RetinaPicture(props: { readonly solution: Float64Array; readonly size: number }) {
  const { solution, size } = props;
  const picture = useMemo(() => pictureOf(solution), [solution]);
  const { connections, modules, correct, cost, q } = picture;
  const useful = connections.filter((connection) => connection.useful).length;
  const idle = connections.length - useful;
  const inModules = modules === 1 ? '1 module' : `${modules} modules`;
  const label = `Network of ${connections.length} connections in ${inModules}; ${correct} of 256 answers are right`;
  return (
    <figure className="picture-retina" style={{ width: 2 * size }} role="group" aria-label={label}>
      <RetinaNetwork picture={picture} />
      <RetinaAnswers picture={picture} />
      <figcaption>
        {correct} of 256 right · {connections.length} connections
        {idle > 0 && ` (${idle} of no use, faint)`} · cost {cost} · Q {q.toFixed(3)}, {inModules}.{' '}
        <span className="retina-key-plus">weight above 0</span> <span className="retina-key-minus">below 0</span>,
        thick: ±2. Letters and colours: modules. Answers: left halves across, right halves up; yes is due in the framed
        quarter, where both are objects.
      </figcaption>
    </figure>
  );
}
