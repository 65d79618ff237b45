import { Suspense } from 'react';
import type { ParamValues } from '../../../workers/core/params.ts';
import { ArmPicture } from './ArmPicture.tsx';
import { InkPicture } from './InkPicture.tsx';
import { VectorPicture, type VectorMarks } from './VectorPicture.tsx';
import { lazy } from '../../ui/lazy.tsx';
import './pictures.css';

/** With its networks and their modules, which the page need not load before one is shown. */
const RetinaPicture = lazy(async () => ({ default: (await import('./RetinaPicture.tsx')).RetinaPicture }));

/** With its simulator, which the page need not load before a robot is shown. */
const RobotPicture = lazy(async () => ({ default: (await import('./RobotPicture.tsx')).RobotPicture }));

/** With the super-network's shapes. */
const ArchitecturePicture = lazy(async () => ({
  default: (await import('./ArchitecturePicture.tsx')).ArchitecturePicture,
}));

/** With the sorting of keys. */
const MaskPicture = lazy(async () => ({ default: (await import('./MaskPicture.tsx')).MaskPicture }));

/** With the layout of graphs. */
const GraphPicture = lazy(async () => ({
  default: (await import('../reachability/graph/GraphPicture.tsx')).SolutionGraph,
}));

/** The plateau has no single best point: all of its box is optimal. */
const MARKS: Readonly<Partial<Record<string, VectorMarks>>> = {
  sphere: { bound: 5.12, optimum: 2.048 },
  rastrigin: { bound: 5.12, optimum: 2.048 },
  plateau: { bound: 5.12 },
};

/** What a solution looks like, for the problems that have a picture: the arm in its pose, networks with their answers, other vectors as stems. */
export function SolutionPicture(props: {
  readonly problem: string;
  /** As in the run's spec: what differs from the defaults. */
  readonly params: ParamValues;
  readonly solution: Float64Array;
  readonly size: number;
}) {
  const { problem, params, solution, size } = props;
  if (problem === 'digits') return <InkPicture solution={solution} size={size} />;
  if (problem === 'arm') return <ArmPicture solution={solution} size={size} />;
  if (problem === 'retina') {
    return (
      <Suspense>
        <RetinaPicture solution={solution} size={size} />
      </Suspense>
    );
  }
  if (problem === 'soft-robot') {
    return (
      <Suspense>
        <RobotPicture params={params} solution={solution} size={size} />
      </Suspense>
    );
  }
  if (problem === 'supernet') {
    return (
      <Suspense>
        <ArchitecturePicture solution={solution} />
      </Suspense>
    );
  }
  if (problem === 'sparse-mask') {
    return (
      <Suspense>
        <MaskPicture params={params} solution={solution} />
      </Suspense>
    );
  }
  if (problem === 'graph-path') {
    return (
      <Suspense>
        <GraphPicture solution={solution} size={size} />
      </Suspense>
    );
  }
  return <VectorPicture solution={solution} size={size} marks={MARKS[problem]} />;
}
