/// What each recipe's figure means for a model: the last step of its page.
///
/// A recipe without a line has its topic's meaning (`Roadmap.meaning`).
enum ModelMeanings {
  /// The sentences for a recipe; nil for one that has none of its own.
  static func of(_ id: String) -> String? { all[id] }

  private static let all: [String: String] = {
    var result: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      result[String(line[..<colon])] = String(line[colon...].dropFirst(2))
    }
    return result
  }()

  private static let text = """
    exp-log-inverse: Softmax raises e to every score, and the loss takes the logarithm back. Because the two undo each other, frameworks compute log-softmax in one step and never leave the range of floating point.
    log-scale-explainer: Scaling laws are straight lines on log-log axes, exponential decay is one on semi-log axes. Pick the axis first, and a training log tells you which of the two you have.
    linear-system-2x2: A layer without activation is a linear system. If its matrix is singular, different inputs give the same output, and no later layer can tell them apart again.
    function-plot: A network is a function with many inputs. Plotting a slice of it, with its zeros and turning points, is often the quickest way to see what it has learnt.
    function-transformations: Weights stretch and biases shift: a neuron is one activation curve moved about, and a layer is a sum of such copies.
    growth-comparison: Attention costs grow with the square of the context, a beam search with its width, an exhaustive search exponentially. Which curve wins decides what can be run at all.
    unit-circle-sine: Positions enter a transformer as points on circles that turn at different speeds; sine and cosine are their shadows.
    histogram-bins: Histograms of weights, activations and gradients are how training is watched. With bins too wide, a dead layer looks alive.
    box-plot: Results over several seeds are a distribution, not a number. A box for each method shows whether a gain is larger than the luck.
    correlation-gallery: A feature with r = 0 may still decide everything: correlation sees straight lines only, while networks exist for the rest.
    ecdf-quantiles: Latencies and losses are promised by quantile: the p95 of a service is read off this staircase, and the mean says nothing about it.
    surface-contour-heatmap: Loss landscapes are published as surfaces, contours and heat maps. They are one function; the contour map alone lets you measure.
    colormap-comparison: An attention map in a rainbow invents borders that the weights do not have. Uniform lightness shows the weights, and survives print and colour blindness.
    same-data-many-charts: Two models with the same mean score may fail on different inputs. Choose the chart that shows the difference before you choose the model.
    matrix-transformation: Multiplying by a weight matrix moves every point of space at once. What a layer can do to data is what such a map can do: turn, stretch, shear, flatten.
    eigenvectors: A recurrent step repeated many times keeps only the directions with |λ| near 1: smaller ones vanish, larger ones explode. So do gradients.
    determinant-area: Normalizing flows pay for every stretch of space with the logarithm of a determinant; a determinant of zero loses information for good.
    dot-product-projection: An attention score is a dot product: how far a query reaches along a key. Long vectors score high whatever they mean, which is why similarities are often taken of unit vectors.
    matrix-heatmap: Looking at a weight matrix shows in seconds what its norm hides: dead rows, blocks, a few columns that carry everything.
    bayes-area: A classifier that is right 99 % of the time is mostly wrong about what is rare. The base rate is part of the answer, and the areas show why.
    discrete-distributions: A batch of yes-or-no answers is binomial, the arrivals at a server are Poisson: error bars of accuracies come from the first, the size of queues from the second.
    law-of-large-numbers: A validation loss on 100 examples still moves; on 10 000 it stands still. The curve says how many examples a comparison needs.
    central-limit-theorem: A gradient from a batch is an average, so its noise is nearly normal and shrinks with the square root of the batch. Four times the batch halves it.
    linear-regression: The last layer of a regression network is this, on features that were learnt. The band tells doubt about the line from scatter around it.
    logistic-regression: A neuron with a sigmoid and cross-entropy is logistic regression. Every binary classifier ends in it.
    overfitting-polynomials: Training error always falls with capacity; only unseen data tell where learning ends and memorising begins.
    roc-pr-curves: A score becomes a decision by a threshold that somebody chooses. With few positives, precision against recall shows what ROC flatters.
    gradient-descent-contour: Every optimiser walks a map like this in millions of dimensions. Where the valley is narrow, the largest curvature limits the rate and the smallest sets the time.
    gradient-descent-1d: The step is slope times rate: it shrinks by itself near the minimum, and grows by itself beyond 2 / f″. Divergence of a large model begins the same way.
    learning-rate-comparison: The learning rate is the one setting to tune first. Too small wastes the budget, too large throws the weights away, and the best is close to the edge.
    sgd-vs-batch: Noisy steps are cheap, and many cheap steps beat a few exact ones. Averaging, decay of the rate or larger batches take the noise out at the end.
    riemann-sum: Expected losses are integrals, and a batch is a sum of rectangles with random places. Error falls with the number of samples, slowly.
    activation-functions: The gradient that comes back through a layer is multiplied by these slopes. Where they are flat, nothing before learns.
    taylor-approximation: Gradient descent trusts the first term of this series and Newton’s method the second. How far a step may go is how far the series holds.
    derivative-panels: Loss, gradient and curvature are one function three times: where f′ is zero training stops, and f″ says whether it should.
    backprop-graph: Backpropagation is this graph walked backwards once: every node hands on its gradient times its local slope. Frameworks record the same graph and do the same walk.
    gradient-field: Training follows these arrows backwards. Where contours crowd, gradients are large; where the arrows turn, momentum helps.
    jacobian-grid: Close up, every layer is linear: its Jacobian. Products of Jacobians decide whether a deep network passes signals on or folds them away.
    hessian-critical-points: In many dimensions nearly all flat places are saddles, not minima. The signs of the eigenvalues say which way out there is.
    optimizer-race: The same loss and the same start give six different paths. Adam’s scaling wins where directions differ in steepness; plain descent with a good rate often generalises as well.
    momentum-ravine: Momentum averages away the zigzag across the ravine and adds up along it. That is why nearly every optimiser has it.
    lr-schedules: Warm-up keeps Adam’s first steps, taken on poor averages, small; decay lets the noise settle. Schedules are part of every published training run.
    training-curves: The gap between the two curves is overfitting, a spike is too high a rate, and a plateau may end with the next decay. Reading them is most of the daily work.
    gaussian-explorer: Weights start out normal, noise in diffusion is normal, and the squared error assumes that residuals are. Their width is the setting that matters.
    softmax-temperature: Temperature divides the scores before softmax: below 1 a language model repeats its favourites, above 1 it takes risks. The order of tokens never changes.
    cross-entropy-loss: The gradient of this loss is the prediction minus the truth: large where the model is sure and wrong, and gone where it is right.
    multivariate-gaussian: A latent space, a cloud of embeddings, a posterior: all are summed up by a centre and ellipses. Off-diagonal covariance is what tilts them.
    kl-divergence: Training by maximum likelihood lowers KL from data to model; fine-tuning with feedback is held back by KL to the model before. Its direction says what is forgiven.
    entropy-bars: Entropy counts the bits that a perfect code needs. A language model’s loss can never fall below the entropy of the language.
    cross-entropy-decomposition: The loss is entropy, which no model can lower, plus KL, which is what training is about. A loss that stops falling may have reached the first.
    mutual-information: What two variables know of each other bounds what a model can predict, and what a representation keeps. Contrastive losses raise a lower bound of it.
    pca-biplot: The first components show what a table, or a layer of activations, varies in most, and the arrows say which inputs that is.
    svd-low-rank: A few singular values carry most of a weight matrix. Compression and LoRA live on what is left over.
    svd-geometry: Every weight matrix turns, stretches and turns again. The stretches are its singular values; their ratio is how unevenly it passes signals on.
    embedding-similarity: Tokens become vectors, and nearness becomes meaning. Retrieval, clustering and analogies are geometry in this space.
    markov-chain: A language model is a Markov chain whose state is its whole context; a two-state chain already shows how a start is forgotten.
    noise-schedule: A diffusion model learns to undo noise at each of these levels. The schedule decides how many steps are spent where pictures take shape.
    maximum-likelihood: Training by cross-entropy is this: turn the parameters until the data are as likely as they can be.
    diffusion-forward: Forwards, noise destroys an image in small known steps. A network that learns to undo one step can make images from noise alone.
    gmm-em: Guess who belongs where, fit, and guess again: the same alternation trains mixtures, and in spirit mixtures of experts.
    attention-heatmap: Each row says where a token gets its meaning from, and adds up to 1. Patterns by head are the first thing to look at in a transformer.
    attention-head-view: Heads divide the work: one looks at the token before, one at the same word, one at the end of the sentence. Lines show it where a matrix hides it.
    positional-encoding: Attention alone does not know the order of its tokens. These waves give each position a pattern of its own, and equal distances equal shifts.
    attention-pipeline: All of attention is five small steps: project, compare, scale, softmax, mix. Each is a matrix that can be looked at.
    attention-model-grid: Early layers look around, later ones at few places. The whole model on one page shows which heads do nothing and could be pruned.
    causal-mask: A model that writes must not see what it has not written. One triangle of −∞ before softmax makes training on all positions at once possible.
    token-sampling: The model gives probabilities; the sampler chooses. Temperature, top-k and top-p reshape the same bars, and decide between dull and wild.
    rope-rotation: RoPE turns queries and keys by their position, so that their dot product knows only the distance. Contexts are stretched by turning more slowly.
    desmos-explorer: Sliders on a formula are how intuition for hyperparameters grows: change one, watch the curve, guess before you look.
    anscombe-quartet: Equal means, variances and correlations, four different stories. Never accept a model on its summary numbers.
    iris-pairplot: Every pair of features at once shows which ones separate the classes. If a line does, a network is too much.
    old-faithful-kde: A density of real data can have several hills; a model that assumes one puts its mean where there are no data.
    formula-code-behaviour: A formula, its code and what it does are one thing seen three times. Whoever can walk between them can read a paper.
    """
}
