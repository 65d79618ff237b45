"""Trains some networks of the space alone, to tell how far inherited weights say what training would: writes alone.json.

    python3 training/supernet/alone.py          (Debian: python3-torch python3-scipy; half an hour of one core, can be resumed)

Twenty networks drawn at random, and the smallest and the largest, each from new weights and on labels only; their errors on the
10,000 fresh samples stand beside those with inherited weights. A short training, as a search that trains every candidate could
afford, and one of as many steps as the super-network had. The file is written after either.
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
STEPS = {"alone": 1500, "alone for longer": 6000}


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


def kendall(rows, one, other):
    pairs = [[row[which] for row in rows[:DRAWN]] for which in (one, other)]
    return round(float(kendalltau(*pairs)[0]), 3)


def write(rows):
    trained = [name for name in STEPS if name in rows[0]]
    told = {
        "what": "Errors in per cent on 10,000 fresh samples: with weights inherited from the super-network, and trained alone. "
        f"The first {DRAWN} networks were drawn at random, Kendall's tau is theirs; the last two are the smallest and the largest.",
        "training": f"Adam on batches of {BATCH}, labels only, one seed each; the super-network had 6,000 steps of four networks",
        "steps": {name: STEPS[name] for name in trained},
        "kendall tau with inherited": {name: kendall(rows, "inherited", name) for name in trained},
        "networks": rows,
    }
    (OUT / "alone.json").write_text(json.dumps(told, indent=2) + "\n")


def compare():
    x, y = tensors(*data.published())
    x, y = x[: data.TRAIN], y[: data.TRAIN]
    unseen = tensors(*data.fresh())
    shared = net.load(OUT / "weights.bin")
    drawn = torch.randint(net.NETWORKS, (DRAWN,), generator=torch.Generator().manual_seed(SEED)).tolist()
    networks = [*drawn, net.SMALLEST, net.LARGEST]
    rows = [{"network": network, "inherited": error(shared, network, *unseen)} for network in networks]
    checkpoint = STATE / "alone.json"
    done = json.loads(checkpoint.read_text()) if checkpoint.exists() else {}
    for name, steps in STEPS.items():
        for i, network in enumerate(networks):
            key = f"{network} {steps}"
            if key not in done:
                done[key] = error(train(network, SEED + 1 + i, steps, x, y), network, *unseen)
                checkpoint.write_text(json.dumps(done))
            rows[i][name] = done[key]
            print(network, name, done[key], flush=True)
        write(rows)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    STATE.mkdir(exist_ok=True)
    compare()
