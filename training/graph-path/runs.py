"""What is trained, and how: one entry a model. Examples are counted, never minutes, so a run is the same wherever it is stopped.

rate: (at the start, highest); it rises to the second over the first `rise` examples (all of it warmed up over WARM). It stays
there until every lookahead of the validation graphs is at `ready` right or better, but for at least `least` and at most
`most` examples; then falls on a line to 2 % of it over `decay` examples, with the mix `last` instead of `mix`.
mix: (share of naive graphs, share of star graphs); the rest is balanced.
"""

BATCH = 64
WARM = 32_000
SEED = 1

NAIVE, STAR, BALANCED = (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)
SCRATCH, GROWN = (1e-3, 2.5e-3), (2e-3, 2.2e-3)


def run(size, layers, mix, rate, least, most, decay, ready, rise=640_000, parent=None, last=None):
    schedule = {"rate": rate, "rise": rise, "least": least, "most": most, "decay": decay, "ready": ready}
    return {"size": size, "layers": layers, "parent": parent, "mix": mix, "last": last or mix, **schedule}


RUNS = {
    "e8": run(8, 3, BALANCED, SCRATCH, 1_400_000, 5_000_000, 1_600_000, 0.92, last=(0.12, 0.12)),
    "e12": run(12, 4, BALANCED, GROWN, 2_400_000, 3_800_000, 5_000_000, 0.95, parent="e8", last=(0.05, 0.05)),
    "e12-naive": run(12, 4, NAIVE, SCRATCH, 800_000, 2_000_000, 800_000, 0.99),
    "e8-star": run(8, 3, STAR, SCRATCH, 300_000, 1_500_000, 300_000, 0.99),
    "e12-star": run(12, 4, STAR, GROWN, 400_000, 2_000_000, 600_000, 0.99, parent="e8-star"),
    "e16": run(16, 5, BALANCED, GROWN, 4_000_000, 9_000_000, 4_000_000, 0.95, parent="e12", last=(0.05, 0.05)),
}
