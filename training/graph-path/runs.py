"""What is trained, and how: one entry a model. Examples are counted, never minutes, so a run is the same wherever it is stopped.

rate: (at the start, highest); it rises to the second over the first `rise` examples (all of it warmed up over WARM). It stays
there until every lookahead of the validation graphs is at `ready` right or better, but for at least `least` and at most
`most` examples; then falls on a line to 2 % of it over `decay` examples, with the mix `last` instead of `mix`.
mix: (share of naive graphs, share of star graphs); the rest is balanced.
deep: share of graphs that are of the largest lookahead, beside those of it that balanced ones are, until the rate falls.

e12-naive stops as soon as it is right on its own kind, at the full rate, as the paper's trainings do, which know no other;
e12-naive-long is another, with more graphs and a rate that falls.
e12-first is not shipped: at so high a rate it stayed at 94.6 % of lookahead 5, after 8.8 million graphs. e16 was grown from it at
a lower one, and e12 cut out of e16.
"""

BATCH = 64
WARM = 32_000
SEED = 1

NAIVE, STAR, BALANCED = (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)
SCRATCH, GROWN, CALM = (1e-3, 2.5e-3), (2e-3, 2.2e-3), (1e-3, 1.2e-3)


def run(size, layers, mix, rate, least, most, decay, ready, rise=640_000, parent=None, last=None, deep=0.0):
    schedule = {"rate": rate, "rise": rise, "least": least, "most": most, "decay": decay, "ready": ready}
    return {"size": size, "layers": layers, "parent": parent, "mix": mix, "last": last or mix, "deep": deep, **schedule}


RUNS = {
    "e8": run(8, 3, BALANCED, SCRATCH, 1_400_000, 5_000_000, 1_600_000, 0.92, last=(0.12, 0.12)),
    "e12-first": run(12, 4, BALANCED, GROWN, 2_400_000, 3_800_000, 5_000_000, 0.95, parent="e8", last=(0.05, 0.05)),
    "e12": run(12, 4, BALANCED, CALM, 600_000, 2_400_000, 1_600_000, 0.96, parent="e16", last=(0.05, 0.05), deep=0.35),
    "e12-naive": run(12, 4, NAIVE, SCRATCH, 200_000, 2_000_000, 0, 0.99),
    "e12-naive-long": run(12, 4, NAIVE, SCRATCH, 800_000, 2_000_000, 800_000, 0.99),
    "e12-star": run(12, 4, STAR, (1e-3, 1.5e-3), 400_000, 2_400_000, 400_000, 0.99),
    "e16": run(16, 5, BALANCED, CALM, 1_600_000, 2_200_000, 1_800_000, 0.95, parent="e12-first", last=(0.05, 0.05)),
}
