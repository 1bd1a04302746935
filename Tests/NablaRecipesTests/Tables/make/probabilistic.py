"""Writes the tables of the recipes of probabilistic models: Markov chains and diffusion by NumPy."""
import json
import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parent.parent


def write(name, how, numbers, refused=(), warned=()):
    table = {"how": how, "numbers": numbers, "refused": list(refused), "warned": list(warned)}
    (FOLDER / f"{name}.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")


def refusal(sets, message):
    return {"set": sets, "message": message}


def markov_chain():
    two = np.array([[0.9, 0.1], [0.1, 0.9]])
    three = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.2, 0.3, 0.5]])
    values = sorted(np.abs(np.linalg.eigvals(three)), reverse=True)
    vector = np.linalg.solve((three.T - np.eye(3)) + np.ones((3, 3)), np.ones(3))
    ruin = np.array([[1, 0, 0, 0], [0.5, 0, 0.5, 0], [0, 0.5, 0, 0.5], [0, 0, 0, 1]])
    write(
        "markov-chain",
        "NumPy: powers by numpy.linalg.matrix_power, eigenvalues by numpy.linalg.eigvals, the stationary "
        "distribution as the solution of πP = π, Σπ = 1.",
        [
            {"set": [], "expect": {
                "stationary": [0.5, 0.5], "second_eigenvalue_size": 0.8, "period": 1, "classes": 1,
                "mixing_steps": int(np.ceil(np.log(0.01) / np.log(0.8))),
                "eigenvalues_real": [1, 0.8], "distribution[0]": [1, 0],
                "distribution[20]": list(np.linalg.matrix_power(two, 20)[0])}},
            {"set": ["P=[[0.7,0.2,0.1],[0.3,0.4,0.3],[0.2,0.3,0.5]]", "start=[0.2, 0.3, 0.5]", "steps=7"], "expect": {
                "stationary": list(vector), "second_eigenvalue_size": float(values[1]),
                "distribution[7]": list(np.array([0.2, 0.3, 0.5]) @ np.linalg.matrix_power(three, 7))}},
            {"set": ["P=[[0,1,0],[0,0,1],[1,0,0]]", "start=B"],
             "expect": {"period": 3, "stationary": [1 / 3] * 3, "mixing_steps": None, "distribution[1]": [0, 0, 1]}},
            {"set": ["P=[[1,0,0,0],[0.5,0,0.5,0],[0,0.5,0,0.5],[0,0,0,1]]", "start=B", "steps=5000"], "expect": {
                "stationary": None, "classes": 3, "closed_classes": 2, "t[1]": 3, "t[1666]": 4998,
                "distribution[1]": list(np.linalg.matrix_power(ruin, 3)[1]),
                "distribution[1666]": [2 / 3, 0, 0, 1 / 3]}},
        ],
        [
            refusal(["P=[[0.9, 0.1], [0.2, 0.7]]"],
                    "markov-chain.P: row 1 sums to 0.9; give rows that sum to 1."),
            refusal(["P=[[1.1, -0.1], [0, 1]]"],
                    "markov-chain.P: row 0, column 1 is -0.1; give probabilities of at least 0."),
            refusal(["P=[[0.5, 0.5]]"], "markov-chain.P: has 1 rows and 2 columns; give a square."),
            refusal(["states=[a]"], "markov-chain.states: has 1 names for 2 states; give one name for each."),
            refusal(["states=[a, a]"],
                    "markov-chain.states: names one twice; give each state a name of its own."),
            refusal(["start=C"], "markov-chain.start: is \"C\"; known: A, B."),
            refusal(["start=[0.5, 0.4]"],
                    "markov-chain.start: sums to 0.9; give probabilities that sum to 1."),
            refusal(["start=[1]"], "markov-chain.start: has 1 values for 2 states; give one for each."),
            refusal(["steps=0"], "markov-chain: steps is 0; give 1 to 100000."),
            refusal(["views=[]"], "markov-chain.views: is empty; give one or more."),
            refusal(["views=[tree]"],
                    "markov-chain: views is \"tree\"; known: graph, matrix, evolution, walk, eigen."),
        ])


if __name__ == "__main__":
    markov_chain()
