extension StarterNotes {
  /// Phase 1: what school mathematics a model rests on.
  static let foundations = [
    StarterNote(
      "1.1", "Arithmetic & Algebra",
      #"""
      # Arithmetic & Algebra

      **Question.** What does multiplying by the same number again and again look like, and how does a
      logarithm undo it?

      $$a^n = \underbrace{a\cdot a\cdots a}_{n}, \qquad \log_a(a^n) = n$$

      ```nabla algebra-growth
      plot: ["1.5^x", "2^x", "3^x"]
      x: {label: n, domain: [0, 5]}
      y: {label: a^n}
      ---
      caption: The base decides how soon growth explodes.
      alt: Three rising curves; at n = 5 the base 1.5 has reached 7.6, the base 2 has 32 and the base 3 has 243.
      ```

      ```nabla algebra-logarithm
      plot: ["ln(x)", "ln(x)/ln(2)"]
      x: {label: a^n, domain: [0.1, 16]}
      y: {label: n}
      ---
      caption: A logarithm asks how many factors there were.
      alt: Two curves through (1, 0) that rise ever more slowly; the logarithm of base 2 reaches 4 at 16.
      ```

      ## In a generative model

      Probabilities of long texts are products of hundreds of factors below 1. Models add logarithms
      instead, because the product would underflow to 0.

      ## Exercises

      1. For which n is $2^n$ first above a million?
      2. A token has probability 0.1. What is the logarithm of the probability of 300 such tokens?

      <details>
      <summary>Answers</summary>

      1. $n = 20$, since $2^{20} = 1\,048\,576$.
      2. $300 \ln 0.1 = -690.8$; the probability itself, $10^{-300}$, nearly underflows.

      </details>

      """#),
    StarterNote(
      "1.2", "Functions & Graphs",
      #"""
      # Functions & Graphs

      **Question.** What does $y = f(x)$ look like, and where are its special points?

      $$f(x) = 0, \qquad f'(x) = 0, \qquad f''(x) = 0$$

      ```nabla graphs-special-points
      recipe: function-plot
      f: ["x^3 - 3x"]
      x: [-2.5, 2.5]
      ---
      caption: Roots, extrema and the point where the bend changes sides.
      alt: A cubic that crosses zero three times, with a maximum at (-1, 2), a minimum at (1, -2) and an inflection at the origin.
      ```

      ```nabla graphs-shift-and-scale
      plot: ["tanh(x)", "tanh(x - 2)", "2*tanh(x)", "tanh(3x)"]
      x: {label: x, domain: [-4, 4]}
      y: {label: y}
      ---
      caption: A shift, a stretch and a squeeze of one graph.
      alt: Four S-shaped curves; one is moved two to the right, one is twice as high, one is three times as steep.
      ```

      ## In a generative model

      A layer is a function with parameters: its weights stretch and squeeze, its bias shifts.

      ## Exercises

      1. Where does $x^3 - 3x$ cross zero?
      2. Which weight and bias turn $\tanh(x)$ into the curve that is shifted to the right?

      <details>
      <summary>Answers</summary>

      1. At $-\sqrt 3$, $0$ and $\sqrt 3$.
      2. Weight 1 and bias −2: $\tanh(1\cdot x - 2)$.

      </details>

      """#),
    StarterNote(
      "1.3", "Basic Statistics",
      #"""
      # Basic Statistics

      **Question.** What do a mean and a spread say about many numbers, and what do they hide?

      $$\bar x = \frac1n\sum_{i=1}^n x_i, \qquad s^2 = \frac1{n-1}\sum_{i=1}^n (x_i-\bar x)^2$$

      ```nabla statistics-spread
      recipe: gaussian-explorer
      curves: [{mu: 0, sigma: 1}, {mu: 0, sigma: 2}]
      ---
      caption: One mean, two spreads.
      alt: Two bells around 0; the one with twice the spread is half as high and twice as wide.
      ```

      ```nabla statistics-same-mean
      data: {columns: {value: [4, 5, 5, 6, 6, 6, 7, 7, 8, 1, 2, 2, 3, 6, 9, 10, 10, 11], sample: [a, a, a, a, a, a, a, a, a, b, b, b, b, b, b, b, b, b]}}
      x: {label: value}
      y: {label: sample}
      marks: [{mark: scatter, x: value, y: sample, color: sample}]
      ---
      caption: Two samples of mean 6.
      alt: Dots on two rows; those of sample a lie between 4 and 8, those of sample b between 1 and 11, and both average 6.
      ```

      ## In a generative model

      Normalisation layers subtract the mean of a layer's signal and divide by its spread, for each token.

      ## Exercises

      1. Compute the mean of both samples.
      2. What do mean and spread of $(x - \bar x)/s$ become?

      <details>
      <summary>Answers</summary>

      1. Both are 54/9 = 6.
      2. 0 and 1, whatever the numbers were.

      </details>

      """#),
    StarterNote(
      "1.4", "Visualization",
      #"""
      # Visualization

      **Question.** What does a picture show that a table of the same numbers hides?

      $$y = m x + b \quad\Longleftrightarrow\quad \log y = \log a + k\log x$$

      ```nabla visualization-linear
      data: {columns: {size: [1, 4, 16, 64, 256, 1024], loss: [4, 2.83, 2, 1.41, 1, 0.71]}}
      x: {label: model size}
      y: {label: loss}
      marks: [{mark: line, x: size, y: loss}, {mark: scatter, x: size, y: loss}]
      ---
      caption: On even steps the beginning is all there is to see.
      alt: A curve that falls steeply at the left edge and then looks flat.
      ```

      ```nabla visualization-logarithmic
      data: {columns: {size: [1, 4, 16, 64, 256, 1024], loss: [4, 2.83, 2, 1.41, 1, 0.71]}}
      x: {label: model size, scale: log}
      y: {label: loss, scale: log}
      marks: [{mark: line, x: size, y: loss}, {mark: scatter, x: size, y: loss}]
      ---
      caption: "The same numbers on logarithmic axes: a power law is a straight line."
      alt: Six points on a falling straight line.
      ```

      ## In a generative model

      The loss of language models falls as a power of their size; nobody saw the law on even axes.

      ## Exercises

      1. Read the exponent $k$ off the straight line.
      2. Which size would halve the last loss?

      <details>
      <summary>Answers</summary>

      1. The loss halves when the size grows sixteenfold: $k = -\log 2/\log 16 = -1/4$.
      2. Sixteen times 1024, so 16 384.

      </details>

      """#),
  ]
}
