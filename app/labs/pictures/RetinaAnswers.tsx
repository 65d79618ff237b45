import { LEFT_HALVES, RIGHT_HALVES, type NetworkPicture } from '../../../workers/problems/retina/picture.ts';

const CELL = 8;
const SIDE = 16 * CELL;

const KINDS = [
  { id: 'yes-right', words: 'yes, right' },
  { id: 'no-right', words: 'no, right' },
  { id: 'yes-wrong', words: 'yes, wrong' },
  { id: 'no-wrong', words: 'no, wrong' },
  { id: 'silent', words: 'no answer' },
] as const;
type Kind = (typeof KINDS)[number]['id'];

function kindOf(answer: number, wanted: number): Kind {
  if (answer === 0) return 'silent';
  if (answer > 0) return wanted === 1 ? 'yes-right' : 'yes-wrong';
  return wanted === 0 ? 'no-right' : 'no-wrong';
}

/** All 256 answers: left halves across, right halves up, so that the yes due fill the upper right quarter; and a key. */
export function RetinaAnswers({ picture }: { readonly picture: NetworkPicture }) {
  const kinds = RIGHT_HALVES.flatMap((right) =>
    LEFT_HALVES.map((left) => kindOf(picture.answers[16 * right + left], picture.wanted[16 * right + left])),
  );
  return (
    <div className="retina-answers">
      <svg className="picture" viewBox={`0 0 ${SIDE} ${SIDE}`} width={SIDE} height={SIDE} aria-hidden>
        {kinds.map((kind, i) => {
          const x = (i % 16) * CELL;
          const y = SIDE - CELL - Math.floor(i / 16) * CELL;
          return <use key={i} href={`#retina-${kind}`} x={x} y={y} />;
        })}
        <path className="retina-quarter" d={`M${SIDE / 2} 0V${SIDE / 2}H${SIDE}`} />
        <defs>
          {KINDS.map(({ id }) => (
            <Mark key={id} kind={id} />
          ))}
        </defs>
      </svg>
      <ul>
        {KINDS.map(({ id, words }) => (
          <li key={id}>
            <svg viewBox={`0 0 ${CELL} ${CELL}`} width="11" height="11" aria-hidden>
              <use href={`#retina-${id}`} />
            </svg>
            {words} <b>{kinds.filter((kind) => kind === id).length}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One answer: blue if right, orange and dotted if wrong; full for yes, pale for no; a cross for none. */
function Mark({ kind }: { readonly kind: Kind }) {
  return (
    <g id={`retina-${kind}`} className={`retina-mark retina-${kind}`}>
      <rect x="0.5" y="0.5" width={CELL - 1} height={CELL - 1} />
      {kind.endsWith('wrong') && <circle cx={CELL / 2} cy={CELL / 2} r="1.4" />}
      {kind === 'silent' && <path d="M2 2L6 6M6 2L2 6" />}
    </g>
  );
}
