"""What is trained, and how: one entry a model. Examples are counted, never minutes, so a run is the same wherever it is stopped.

rate: (at the start, highest); it rises to the second over the first `rise` examples (all of it warmed up over WARM). It stays
there until every lookahead of the validation graphs is at `ready` right or better, but for at least `least` and at most
`most` examples; then falls on a line to 2 % of it over `decay` examples, with the mix `last` instead of `mix`.
mix: (share of naive graphs, share of star graphs); the rest is balanced.
again: the same once more, from the weights it led to, with the mix `last`, a fresh optimiser and fresh graphs; all examples
are counted from there. Of these graphs the share `deep` is of the largest lookahead, beside those of it that balanced ones are.
parent: (the smaller network it is grown from, the number of that one's stage that it is taken after).
"""

BATCH = 64
WARM = 32_000
SEED = 1

NAIVE, STAR, BALANCED = (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)
SCRATCH, GROWN, CALM = (1e-3, 2.5e-3), (2e-3, 2.2e-3), (1e-3, 1.2e-3)


def schedule(rate, least, most, decay, ready, rise=640_000, deep=0.0):
    return {"rate": rate, "rise": rise, "least": least, "most": most, "decay": decay, "ready": ready, "deep": deep}


def run(size, layers, mix, *first, parent=None, last=None, again=None):
    stages = [schedule(*first)] + ([again] if again else [])
    return {"size": size, "layers": layers, "parent": parent, "mix": mix, "last": last or mix, "stages": stages}


AGAIN = schedule((4e-4, 8e-4), 1_200_000, 2_500_000, 2_500_000, 0.97, 320_000, deep=0.35)

RUNS = {
    "e8": run(8, 3, BALANCED, SCRATCH, 1_400_000, 5_000_000, 1_600_000, 0.92, last=(0.12, 0.12)),
    "e12": run(12, 4, BALANCED, GROWN, 2_400_000, 3_800_000, 5_000_000, 0.95, parent=("e8", 0), last=(0.05, 0.05), again=AGAIN),
    "e12-naive": run(12, 4, NAIVE, SCRATCH, 800_000, 2_000_000, 800_000, 0.99),
    "e8-star": run(8, 3, STAR, SCRATCH, 300_000, 1_500_000, 300_000, 0.99),
    "e12-star": run(12, 4, STAR, GROWN, 400_000, 2_000_000, 600_000, 0.99, parent=("e8-star", 0)),
    "e16": run(16, 5, BALANCED, CALM, 1_600_000, 2_200_000, 1_800_000, 0.95, parent=("e12", 0), last=(0.05, 0.05)),
}
