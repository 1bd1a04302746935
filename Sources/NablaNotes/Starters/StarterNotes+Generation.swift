extension StarterNotes {
  /// Phase 4: information, factorisations, probabilistic models and transformers.
  static let generation = [
    StarterNote(
      "4.1", "Information Theory",
      #"""
      # Information Theory

      **Question.** How surprising is an answer, and what is the mean surprise?

      $$H(p) = -\sum_i p_i \log_2 p_i$$

      ```nabla information-surprise
      plot: ["-ln(x)/ln(2)"]
      x: {label: probability, domain: [0.001, 1]}
      y: {label: surprise in bits}
      ---
      caption: What is certain surprises nobody.
      alt: A curve that falls from ten bits at a probability of 0.001 to 0 at 1.
      ```

      ```nabla information-entropy
      plot: ["-(x*ln(x) + (1 - x)*ln(1 - x))/ln(2)"]
      x: {label: probability of heads, domain: [0.0001, 0.9999]}
      y: {label: entropy in bits}
      ---
      caption: A fair coin is the hardest to foretell.
      alt: An arch from 0 at probability 0 up to 1 bit at one half and back to 0 at 1.
      ```

      ## In a generative model

      The training loss is a cross-entropy: the mean surprise of the model at the true next token.

      ## Exercises

      1. What is the entropy of a fair die?
      2. A model has a loss of 2 nats a token. What is its perplexity?

      <details>
      <summary>Answers</summary>

      1. $\log_2 6 = 2.585$ bits.
      2. $e^2 = 7.39$: as unsure as between seven equal tokens.

      </details>

      """#),
    StarterNote(
      "4.2", "Matrix Factorization",
      #"""
      # Matrix Factorization

      **Question.** How much of a matrix is left when only its largest directions are kept?

      $$A = U\Sigma V^\top, \qquad \|A - A_k\|_F^2 = \sum_{i>k}\sigma_i^2$$

      ```nabla factorization-spectrum
      data: {columns: {k: [1, 2, 3, 4, 5, 6, 7, 8], sigma: [12.4, 9.5, 4.2, 2.1, 1.3, 0.8, 0.4, 0.2]}}
      x: {label: k}
      y: {label: singular value}
      marks: [{mark: bar, x: k, y: sigma}]
      ---
      caption: Few directions hold most.
      alt: Eight falling bars; the first two are far higher than the rest.
      ```

      ```nabla factorization-saving
      plot: ["2*x*4096/4096^2"]
      x: {label: "rank k", domain: [0, 256]}
      y: {label: "share of the numbers"}
      ---
      caption: Two thin factors of a 4096 × 4096 matrix need few numbers.
      alt: A straight line from 0 up to one eighth at rank 256.
      ```

      ## In a generative model

      LoRA fine-tunes a model by adding two thin matrices to each large one.

      ## Exercises

      1. Which share of the squared norm do the first two singular values above hold?
      2. How many numbers has a rank-8 change of a 4096 × 4096 matrix?

      <details>
      <summary>Answers</summary>

      1. $(12.4^2 + 9.5^2)/268.7 = 0.91$.
      2. $2\cdot 8\cdot 4096 = 65\,536$, which is 0.4 %.

      </details>

      """#),
    StarterNote(
      "4.3", "Probabilistic Modeling",
      #"""
      # Probabilistic Modeling

      **Question.** How does a belief change when something is seen?

      $$P(h\mid d) = \frac{P(d\mid h)\,P(h)}{P(d)}$$

      ```nabla modeling-posterior
      plot: ["1", "12*x^2*(1 - x)", "660*x^8*(1 - x)^2*0.75"]
      x: {label: "probability of heads", domain: [0, 1]}
      y: {label: density}
      ---
      caption: From no idea, through two heads and a tail, to eight heads and two tails.
      alt: A flat line, a broad hump, and a narrower hump near 0.8.
      ```

      ```nabla modeling-noise
      recipe: gaussian-explorer
      curves: [{mu: 2, sigma: 0.3}, {mu: 1, sigma: 0.9}, {mu: 0, sigma: 1}]
      ---
      caption: A diffusion model's forward process turns any value into noise.
      alt: Three bells; a narrow one at 2, a wider one at 1, and the standard one at 0.
      ```

      ## In a generative model

      Diffusion models learn the way back from noise, step by step, each a small Bayesian update.

      ## Exercises

      1. A test finds 90 % of the ill and errs on 5 % of the well; 1 % are ill. What does a positive result say?
      2. Why is the first curve flat?

      <details>
      <summary>Answers</summary>

      1. $0.009/(0.009 + 0.0495) = 0.15$.
      2. It is the prior: every probability of heads is as likely as any other.

      </details>

      """#),
    StarterNote(
      "4.4", "Transformers Math",
      #"""
      # Transformers Math

      **Question.** Which token looks at which?

      $$A = \mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right), \qquad \sum_j A_{ij} = 1$$

      ```nabla transformers-matrix
      recipe: attention-heatmap
      ---
      caption: One head's weights, a row for each token that looks.
      alt: A square of cells whose darkest in each row marks the token that is looked at most.
      ```

      ```nabla transformers-links
      recipe: attention-head-view
      ---
      caption: The same as links between words.
      alt: Two columns of tokens with lines between them, the stronger the darker.
      ```

      ## In a generative model

      Each layer has several such matrices; each row says whose values are mixed into a token.

      ## Exercises

      1. Why does every row sum to 1?
      2. What does a mask change for a model that writes from left to right?

      <details>
      <summary>Answers</summary>

      1. Softmax divides each row by its sum.
      2. Scores of later tokens become −∞, so that their weights are 0.

      </details>

      """#),
  ]
}
