"""Measures what train.py, truth.py, validation.ts and alone.py wrote and describes it in public/models/supernet/card.json.

    python3 training/supernet/card.py
"""

import hashlib
import json

import data
import net
import numpy as np
import scipy
import torch
from scipy.stats import kendalltau, spearmanr
from train import EPOCHS, OUT, SEED

FILES = ("weights.bin", "truth.bin", "alone.json")


def front(macs, wrong):
    """Networks that no other beats in one of the two and equals in the other; of equal ones the first, fewest MACs first."""
    rows, least = [], np.inf
    for row in np.lexsort((np.arange(len(macs)), wrong, macs)):
        if wrong[row] < least:
            rows.append(row)
            least = wrong[row]
    return np.array(rows)


def metrics(truth):
    validation, unseen = truth[:, 0] / 10, truth[:, 1] / 100
    macs, numbers = np.array([net.cost(network) for network in range(net.NETWORKS)]).T
    best = front(macs, truth[:, 0])
    curse = unseen - validation
    return {
        "validation accuracy of the largest network": round(1 - truth[net.LARGEST, 0] / 1000, 4),
        "fresh accuracy of the largest network": round(1 - truth[net.LARGEST, 1] / 10000, 4),
        "validation accuracy of the smallest network": round(1 - truth[net.SMALLEST, 0] / 1000, 4),
        "fresh accuracy of the smallest network": round(1 - truth[net.SMALLEST, 1] / 10000, 4),
        "least and greatest validation error, %": [validation.min(), validation.max()],
        "least and greatest fresh error, %": [unseen.min(), unseen.max()],
        "mean validation error, %": round(validation.mean(), 3),
        "mean fresh error, %": round(unseen.mean(), 3),
        "networks on the front of validation error and MACs": len(best),
        "fresh minus validation error on that front, points": round(curse[best].mean(), 3),
        "fresh minus validation error of all networks, points": round(curse.mean(), 3),
        "kendall tau of validation and fresh error": round(float(kendalltau(validation, unseen)[0]), 3),
        "spearman correlation of validation error and MACs": round(float(spearmanr(validation, macs)[0]), 3),
        "different MACs": len(np.unique(macs)),
        "kendall tau of errors inherited and trained alone": json.loads((OUT / "alone.json").read_text())[
            "kendall tau with inherited"
        ],
    }


def card():
    truth = np.fromfile(OUT / "truth.bin", "<u2").reshape(net.NETWORKS, 2)
    return {
        "name": "supernet",
        "what": f"One set of weights that {net.NETWORKS:,} small convolutional networks share, the errors of all of them, "
        "and how some of them do when trained alone.",
        "files": {
            name: {
                "bytes": (OUT / name).stat().st_size,
                "sha256": hashlib.sha256((OUT / name).read_bytes()).hexdigest(),
            }
            for name in FILES
        },
        "layout": {
            "weights.bin": "float32, little-endian: of each of three blocks A [32, inputs, 7], bias [32], B [32, 32, 7], "
            "bias [32], with 1, 32, 32 inputs; then the head [10, 32, 5], bias [10]",
            "truth.bin": "uint16, little-endian, [110592, 2]: wrong answers of 1,000 validation samples and of 10,000 fresh ones",
        },
        "data": "MNIST-1D (Greydanus & Kobak 2020, arXiv 2011.14439), made anew by its published procedure: "
        f"seed {data.SEED}, {data.TRAIN:,} samples to train, 1,000 to validate (the published test split); "
        f"fresh ones with seed {data.FRESH_SEED}, 1,000 of each class",
        "licence": "data and weights MIT, as the rest of this repository; the procedure was published under Apache 2.0",
        "recipe": " && ".join(
            ("npx tsx" if name.endswith(".ts") else "python3") + f" training/supernet/{name}"
            for name in ("train.py", "truth.py", "validation.ts", "alone.py", "card.py")
        ),
        "versions": {"torch": torch.__version__, "numpy": np.__version__, "scipy": scipy.__version__},
        "seed": SEED,
        "passes over the training data": EPOCHS,
        "metrics": metrics(truth),
    }


if __name__ == "__main__":
    described = card()
    (OUT / "card.json").write_text(json.dumps(described, indent=2) + "\n")
    print(json.dumps(described["metrics"], indent=2))
