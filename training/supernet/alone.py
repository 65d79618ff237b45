"""Trains some networks of the space alone, to tell how far inherited weights say what training would: writes alone.json.

    python3 training/supernet/alone.py          (Debian: python3-torch python3-scipy; half an hour of one core, can be resumed)

Twenty networks drawn at random, and the smallest and the largest, each from new weights and on labels only; their errors on the
10,000 fresh samples stand beside those with inherited weights. A short training, as a search that trains every candidate could
afford, and one of as many steps as the super-network had.
"""

import json

import data
import net
import torch
from scipy.stats import kendalltau
from torch.nn import functional as F
from train import BATCH, NOISE, OUT, RATE, STATE, batches, set_rate, tensors

SEED = 2
DRAWN = 20
SHORT, LONG = 1500, 6000  # steps


def train(network, seed, steps, x, y):
    random = torch.Generator().manual_seed(seed)
    weights = [weight.requires_grad_() for weight in net.new_weights(random)]
    optimiser = torch.optim.Adam(weights)
    step = 0
    while step < steps:
        for row in batches(random, len(x))[: steps - step]:
            set_rate(optimiser, step, steps, RATE)
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
    networks = [*drawn, net.SMALLEST, net.LARGEST]
    checkpoint = STATE / "alone.json"
    done = json.loads(checkpoint.read_text()) if checkpoint.exists() else {}
    for steps in (SHORT, LONG):
        for i, network in enumerate(networks):
            name = f"{network} {steps}"
            if name not in done:
                done[name] = error(train(network, SEED + 1 + i, steps, x, y), network, *unseen)
                checkpoint.write_text(json.dumps(done))
            print(name, done[name], flush=True)
    return [
        {
            "network": network,
            "inherited": error(shared, network, *unseen),
            "alone": done[f"{network} {SHORT}"],
            "alone for longer": done[f"{network} {LONG}"],
        }
        for network in networks
    ]


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    STATE.mkdir(exist_ok=True)
    networks = compare()

    def tau(one, other):
        pairs = [[row[which] for row in networks[:DRAWN]] for which in (one, other)]
        return round(float(kendalltau(*pairs)[0]), 3)

    told = {
        "what": "Errors in per cent on 10,000 fresh samples: with weights inherited from the super-network, and trained alone. "
        f"The first {DRAWN} networks were drawn at random, Kendall's tau is theirs; the last two are the smallest and the largest.",
        "alone": f"{SHORT} steps of Adam on batches of {BATCH}, labels only, one seed each",
        "alone for longer": f"the same with {LONG} steps, as many as the super-network had",
        "kendall tau": {
            "inherited and alone": tau("inherited", "alone"),
            "inherited and alone for longer": tau("inherited", "alone for longer"),
            "alone and alone for longer": tau("alone", "alone for longer"),
        },
        "networks": networks,
    }
    (OUT / "alone.json").write_text(json.dumps(told, indent=2) + "\n")
