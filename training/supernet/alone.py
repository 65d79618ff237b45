"""Trains some networks of the space alone, to tell how far inherited weights say what training would: writes alone.json.

    python3 training/supernet/alone.py          (Debian: python3-torch python3-scipy; some minutes of one core)

Twenty networks drawn at random, and the smallest and the largest, each from new weights and on labels only; their errors on the
10,000 fresh samples stand beside those with inherited weights.
"""

import json

import data
import net
import torch
from scipy.stats import kendalltau
from torch.nn import functional as F
from train import BATCH, NOISE, OUT, RATE, batches, set_rate, tensors

SEED = 2
DRAWN = 20
STEPS = 1500


def train(network, seed, x, y):
    random = torch.Generator().manual_seed(seed)
    weights = [weight.requires_grad_() for weight in net.new_weights(random)]
    optimiser = torch.optim.Adam(weights)
    step = 0
    while step < STEPS:
        for row in batches(random, len(x))[: STEPS - step]:
            set_rate(optimiser, step, STEPS, RATE)
            noisy = x[row] + NOISE * torch.randn(x[row].shape, generator=random)
            optimiser.zero_grad()
            F.cross_entropy(net.forward(weights, network, noisy), y[row]).backward()
            optimiser.step()
            step += 1
    return weights


def error(weights, network, x, y):
    """Per cent"""
    with torch.no_grad():
        return round(100 * net.wrong_answers(net.forward(weights, network, x), y) / len(y), 2)


def compare():
    x, y = tensors(*data.published())
    x, y = x[: data.TRAIN], y[: data.TRAIN]
    unseen = tensors(*data.fresh())
    shared = net.load(OUT / "weights.bin")
    drawn = torch.randint(net.NETWORKS, (DRAWN,), generator=torch.Generator().manual_seed(SEED)).tolist()
    rows = []
    for i, network in enumerate([*drawn, net.SMALLEST, net.LARGEST]):
        own = train(network, SEED + 1 + i, x, y)
        rows.append(
            {"network": network, "inherited": error(shared, network, *unseen), "alone": error(own, network, *unseen)}
        )
        print(rows[-1], flush=True)
    return rows


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    networks = compare()
    tau = kendalltau(*([row[which] for row in networks[:DRAWN]] for which in ("inherited", "alone"))).statistic
    told = {
        "what": "Errors in per cent on 10,000 fresh samples: with weights inherited from the super-network, and trained alone. "
        f"The first {DRAWN} networks were drawn at random, Kendall's tau is theirs; the last two are the smallest and the largest.",
        "training": f"{STEPS} steps of Adam on batches of {BATCH}, labels only, one seed each",
        "kendall tau": round(float(tau), 3),
        "networks": networks,
    }
    (OUT / "alone.json").write_text(json.dumps(told, indent=2) + "\n")
