/** Said where a classical search is the solver: it has no layers to look into. */
export function NoTransformer() {
  return <p className="reach-attention-help">This shows the inside of a transformer: choose one under Solver.</p>;
}
