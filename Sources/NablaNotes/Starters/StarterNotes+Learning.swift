extension StarterNotes {
  /// Phase 3: derivatives, their chains, optimisers and distributions.
  static let learning = [
    StarterNote(
      "3.1", "Calculus",
      #"""
      # Calculus

      **Question.** What does an activation do to a signal, and what to its gradient?

      $$\mathrm{ReLU}'(x) = [x > 0], \qquad \tanh'(x) = 1 - \tanh^2(x)$$

      ```nabla calculus-activations
      recipe: activation-functions
      ---
      caption: Activations and their slopes.
      alt: Curves of several activations beside the curves of their derivatives.
      ```

      ```nabla calculus-tangent
      plot: ["x^2", "2x - 1"]
      x: {label: x, domain: [-1, 3]}
      y: {label: y}
      ---
      caption: The derivative is the slope of the line that touches the graph.
      alt: A parabola and its tangent of slope 2 at the point (1, 1).
      ```

      ## In a generative model

      Backpropagation multiplies one slope a layer. Where all are below 1, the product vanishes.

      ## Exercises

      1. What is the largest slope of the sigmoid?
      2. What is left of a gradient after ten sigmoid layers at best?

      <details>
      <summary>Answers</summary>

      1. 1/4, at 0.
      2. $(1/4)^{10} \approx 10^{-6}$.

      </details>

      """#),
    StarterNote(
      "3.2", "Vector Calculus",
      #"""
      # Vector Calculus

      **Question.** Which way is up on a surface, and how steep is it?

      $$\nabla f = \left(\frac{\partial f}{\partial x}, \frac{\partial f}{\partial y}\right)$$

      ```nabla gradient-field
      recipe: gradient-descent-contour
      field: true
      ---
      caption: Arrows of steepest descent cross every contour at a right angle.
      alt: Contours with small arrows that point downhill, and a path that follows them.
      ```

      ```nabla gradient-slices
      plot: ["x^2 + 1", "x^2 + 0.25", "x^2"]
      x: {label: x, domain: [-2, 2]}
      y: {label: "f(x, y)"}
      ---
      caption: Slices of $f(x, y) = x^2 + y^2$ at $y = 1$, $0.5$ and $0$. A partial derivative is the slope of a slice.
      alt: Three parabolas of the same shape at different heights.
      ```

      ## In a generative model

      A gradient has one entry a parameter: billions of partial derivatives from one backward pass.

      ## Exercises

      1. What is $\nabla (x^2 + y^2)$ at $(1, 2)$?
      2. Which direction leaves $f$ unchanged there, to first order?

      <details>
      <summary>Answers</summary>

      1. $(2, 4)$.
      2. One at a right angle to it, such as $(2, -1)$.

      </details>

      """#),
    StarterNote(
      "3.3", "Optimization Methods",
      #"""
      # Optimization Methods

      **Question.** How do SGD, momentum and Adam move on the same loss?

      $$m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \qquad \theta_{t+1} = \theta_t - \eta\frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon}$$

      ```nabla methods-race
      recipe: optimizer-race
      ---
      caption: One start, one loss, several methods.
      alt: Contours with the paths of several optimisers from one point, and their losses over the steps.
      ```

      ```nabla methods-memory
      plot: ["0.9^x", "0.99^x", "0.999^x"]
      x: {label: steps ago, domain: [0, 100]}
      y: {label: "weight relative to now", domain: [0, 1]}
      ---
      caption: How long a running mean remembers.
      alt: Three decaying curves; 0.9 forgets within thirty steps, 0.99 keeps a third after a hundred, 0.999 keeps nearly all.
      ```

      ## In a generative model

      Language models are trained by AdamW: each parameter has a step of its own.

      ## Exercises

      1. Over how many steps does $\beta = 0.99$ average, roughly?
      2. Why are $m_t$ and $v_t$ divided by $1 - \beta^t$?

      <details>
      <summary>Answers</summary>

      1. $1/(1 - 0.99) = 100$.
      2. They begin at 0 and would be too small at first.

      </details>

      """#),
    StarterNote(
      "3.4", "Probability Distributions",
      #"""
      # Probability Distributions

      **Question.** How does temperature sharpen or flatten a choice?

      $$p_i = \frac{e^{z_i/T}}{\sum_j e^{z_j/T}}$$

      ```nabla distributions-temperature
      recipe: softmax-temperature
      ---
      caption: One set of scores at several temperatures.
      alt: Bars of probabilities; at low temperatures one bar holds nearly everything, at high ones all are alike.
      ```

      ```nabla distributions-bell
      recipe: gaussian-explorer
      curves: [{mu: 0, sigma: 0.5}, {mu: 0, sigma: 1}, {mu: 0, sigma: 2}]
      ---
      caption: The spread of a normal distribution is a kind of temperature too.
      alt: Three bells around 0 of different widths, each with the same area.
      ```

      ## In a generative model

      `logits / T` before softmax is the temperature of a chat model's settings.

      ## Exercises

      1. What is the limit for $T \to 0$, and for $T \to \infty$?
      2. What does adding 5 to every score change?

      <details>
      <summary>Answers</summary>

      1. All probability on the largest score; the same for each.
      2. Nothing: the factor $e^{5/T}$ cancels.

      </details>

      """#),
  ]
}
