extension StarterNotes {
  /// Phase 2: vectors, chance, estimates and descent.
  static let structures = [
    StarterNote(
      "2.1", "Linear Algebra",
      #"""
      # Linear Algebra

      **Question.** What does a dot product say about two vectors?

      $$u\cdot v = \sum_i u_i v_i = \|u\|\,\|v\|\cos\theta$$

      ```nabla algebra-cosine
      plot: ["cos(x)"]
      x: {label: angle between u and v, domain: [0, 3.1416], ticks: {pi: true}}
      y: {label: similarity}
      ---
      caption: The cosine is 1 for one direction, 0 for a right angle and −1 for opposite ones.
      alt: A curve that falls from 1 at angle 0 through 0 at a right angle to -1 at the straight angle.
      ```

      ```nabla algebra-attention
      recipe: attention-heatmap
      ---
      caption: A matrix of dot products after softmax.
      alt: A square of cells, a row for each token that looks and a column for each that is looked at; most weight lies on few cells of a row.
      ```

      ## In a generative model

      Attention compares a query with every key by dot products: one matrix product, $QK^\top$.

      ## Exercises

      1. Compute $(1, 2)\cdot(2, -1)$. What is the angle?
      2. Why does attention divide by $\sqrt{d_k}$?

      <details>
      <summary>Answers</summary>

      1. It is 0: a right angle.
      2. A sum of $d_k$ products of independent numbers of spread 1 has the spread $\sqrt{d_k}$.

      </details>

      """#),
    StarterNote(
      "2.2", "Probability",
      #"""
      # Probability

      **Question.** How likely is each count when the same chance is taken many times?

      $$P(X = k) = \binom nk p^k (1-p)^{n-k}$$

      ```nabla probability-binomial
      recipe: discrete-distributions
      dist: binomial
      n: 20
      p: 0.3
      ---
      caption: Twenty chances of 0.3 give six successes more often than any other count.
      alt: Bars over the counts 0 to 20 with the highest at 6, falling off on both sides.
      ```

      ```nabla probability-tail
      recipe: discrete-distributions
      dist: binomial
      n: 20
      p: 0.3
      shade: k >= 10
      ---
      caption: The chance of ten or more.
      alt: The same bars with those from 10 on shaded; together they are 4.8 percent.
      ```

      ## In a generative model

      A model that writes 20 tokens, each wrong with probability 0.3, makes about six errors.

      ## Exercises

      1. What is the mean of the count, and its spread?
      2. How likely is no error at all?

      <details>
      <summary>Answers</summary>

      1. $np = 6$ and $\sqrt{np(1-p)} = 2.05$.
      2. $0.7^{20} = 0.0008$.

      </details>

      """#),
    StarterNote(
      "2.3", "Statistics for ML",
      #"""
      # Statistics for ML

      **Question.** How sure is an estimate that comes from a sample?

      $$\mathrm{SE}(\bar x) = \frac{\sigma}{\sqrt n}$$

      ```nabla ml-standard-error
      plot: ["1/sqrt(x)"]
      x: {label: n, domain: [1, 100]}
      y: {label: standard error in units of sigma, domain: [0, 1]}
      ---
      caption: Four times the data halve the error.
      alt: A curve that falls from 1 at one observation to 0.1 at a hundred.
      ```

      ```nabla ml-interval
      recipe: gaussian-explorer
      curves: [{mu: 0, sigma: 1}]
      interval: [-1.96, 1.96]
      ---
      caption: The middle 95 % of a standard normal distribution.
      alt: A bell with the area between -1.96 and 1.96 shaded.
      ```

      ## In a generative model

      A gradient from a batch is an estimate too: its noise falls with the root of the batch's size.

      ## Exercises

      1. How many test questions give an accuracy near 0.5 a standard error of 0.01?
      2. Two models differ by 0.005 on those questions. What do you know?

      <details>
      <summary>Answers</summary>

      1. $\sqrt{0.25/n} = 0.01$ gives $n = 2500$.
      2. Little: the difference is half of one standard error.

      </details>

      """#),
    StarterNote(
      "2.4", "Optimization",
      #"""
      # Optimization

      **Question.** What path does gradient descent take on a loss of two variables?

      $$\theta_{t+1} = \theta_t - \eta\,\nabla f(\theta_t)$$

      ```nabla descent-path
      recipe: gradient-descent-contour
      ---
      caption: The path on the map.
      alt: Contours of a valley with a path of steps that ends near the minimum.
      ```

      ```nabla descent-rates
      plot: ["abs(1 - 2*0.1)^x", "abs(1 - 2*0.45)^x", "abs(1 - 2*0.95)^x"]
      x: {label: steps, domain: [0, 20]}
      y: {label: distance from the minimum}
      ---
      caption: On $f(x) = x^2$ a step multiplies the distance by $|1 - 2\eta|$.
      alt: Three falling curves; the rate 0.45 falls fastest, the rates 0.1 and 0.95 more slowly.
      ```

      ## In a generative model

      Training is this line of code, a billion times: `theta -= eta * gradient`.

      ## Exercises

      1. For which $\eta$ does descent on $x^2$ diverge?
      2. Which $\eta$ lands in one step?

      <details>
      <summary>Answers</summary>

      1. $|1 - 2\eta| > 1$, so for $\eta > 1$ (and below 0).
      2. $\eta = 1/2$.

      </details>

      """#),
  ]
}
