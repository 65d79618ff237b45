import { ArmPicture } from './ArmPicture.tsx';
import { VectorPicture } from './VectorPicture.tsx';
import './pictures.css';

/** What a solution looks like, for the problems that have a picture: the arm in its pose, other vectors as stems. */
export function SolutionPicture(props: {
  readonly problem: string;
  readonly solution: Float64Array;
  readonly size: number;
}) {
  const { problem, solution, size } = props;
  if (problem === 'arm') return <ArmPicture solution={solution} size={size} />;
  // The plateau has no single best point: all of its box is optimal.
  return <VectorPicture solution={solution} size={size} optimum={problem !== 'plateau'} />;
}
