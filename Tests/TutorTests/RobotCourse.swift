import Course

/// Two lessons with everything that can be opened on a page, whose experiments train in a moment.
let robotCourse: Curriculum = Curriculum.make(
  from: [("first.md", firstLesson), ("second.md", secondLesson)]
).curriculum

private let firstLesson = """
  ---
  id: first
  title: The first lesson
  minutes: 1
  order: 1
  summary: Everything that can be opened, on pages short and long.
  ---
  ## Words

  A **gradient** points uphill, and a **step** goes the other way. The learning rate $\\eta$ says how far.

  $$
  w \\leftarrow w - \\eta \\frac{\\partial L}{\\partial w}
  $$

  | layer | units |
  |---|---:|
  | 1 | 2 |
  | 2 | 1 |

  1. First one.
  2. Then the other, with a list:
     - of its own
     - and again

  > Said by somebody.

  ```question
  id: first.choice
  kind: choice
  ask: One plus one?
  choices:
    - {text: "one", why: That is one of them.}
    - {text: "two", right: true, why: Count them.}
    - {text: "three", why: That is one too many.}
  hints: [Use your fingers., Both hands.]
  explanation: One and one are two.
  ```

  ```question
  id: first.several
  kind: several
  ask: Which are even?
  choices:
    - {text: "1", why: It is odd.}
    - {text: "2", right: true, why: It is even.}
    - {text: "4", right: true, why: It is even.}
  ```

  ```myth
  belief: A step always goes down.
  correction: A step that is too long goes up.
  ```

  ## A locked door

  Two predictions keep one experiment closed.

  ```question
  id: first.guess
  kind: predict
  ask: Where does it end?
  experiment: tiny
  measure: train-loss
  choices:
    - {text: Near zero., when: below 0.1, why: Nothing moves.}
    - {text: At ln 2., when: between 0.69 and 0.7, why: A coin flip.}
  explanation: Zeros stay zeros.
  ```

  ```question
  id: first.guess-number
  kind: predict
  ask: And with other weights?
  experiment: tiny
  with: {initializer: xavier}
  measure: train-loss
  answer: number
  baseline: ln 2
  explanation: It falls a little.
  ```

  ```experiment
  id: tiny
  title: A tiny network
  kind: train
  data: {circle: {samples: 20}}
  network: [{dense: 2, activation: tanh}, {dense: 1}]
  initializer: zero
  loss: binary-cross-entropy
  optimizer: {sgd: {learning-rate: 0.3}}
  batch: 8
  epochs: 12
  pace: 2
  knobs: [initializer, learning-rate, activation, optimizer, batch, epochs, units, depth]
  show: [loss, boundary, neurons, layers, weights, gradients, activations, spread, network]
  claims:
    - say: The loss stays.
      expect: train-loss within 0.01 of 0.6931
      fails-with: {initializer: {constant: 5}}
    - say: With large weights it starts badly.
      with: {initializer: {constant: 5}}
      expect: train-loss above 0.7
      fails-with: {initializer: zero}
  ```

  ```recipe
  title: Large weights
  experiment: tiny
  settings: {initializer: {constant: 5}, learning-rate: 3}
  good: false
  why: It starts far up.
  ```

  ```recipe
  title: Xavier
  experiment: tiny
  settings: {initializer: xavier}
  good: true
  why: It starts well.
  ```

  ## Typing

  ```question
  id: first.number
  kind: number
  ask: A quarter?
  answer: 0.25
  unit: pies
  traps: [{value: 4, why: That is the other way round.}]
  hints: [Divide by four.]
  explanation: One of four.
  ```

  ```question
  id: first.text
  kind: text
  ask: What falls?
  accept: [loss, the loss]
  reject: [{text: rain, why: Not in here.}]
  explanation: It is the loss.
  ```

  ```question
  id: first.order
  kind: order
  ask: Smallest first.
  items: [one, two, three]
  explanation: By size.
  ```

  ```glossary
  gradient: Where the loss grows fastest.
  step: One update of the weights.
  ```
  """

private let secondLesson = """
  ---
  id: second
  title: The second lesson
  minutes: 5
  order: 2
  ---
  ## A sketch

  ```question
  id: second.curve
  kind: predict
  ask: Draw the loss.
  experiment: curve
  measure: train-loss
  with: {initializer: xavier}
  answer: {sketch: [0, 4, 8]}
  exact: 0.01
  explanation: It falls slowly.
  ```

  ```experiment
  id: curve
  kind: train
  data: {blobs: {samples: 30, centers: 3}}
  network: [{dense: 3, activation: relu}, {dense: 3}]
  loss: softmax-cross-entropy
  optimizer: adam
  epochs: 8
  pace: unlimited
  knobs: [seed, learning-rate, beta1, initializer]
  show: [accuracy, loss]
  stop: train-loss below 0.2
  ```

  ## A sweep

  ```experiment
  id: sweep
  title: A sweep
  kind: sweep
  data: {circle: {samples: 20, scale: 0.2}}
  network: [{dense: 2, activation: tanh}, {dense: 1}]
  initializer: {normal: 0.1}
  loss: binary-cross-entropy
  optimizer: {sgd: {learning-rate: 0.5}}
  epochs: 6
  until: train-loss below 0.69
  sweep: {knob: weight-scale, values: [0.1, 1], seeds: 2, measure: epochs}
  knobs: [learning-rate]
  show: [sweep, table]
  ```

  ## A tower

  ```experiment
  id: tower
  title: A tower
  kind: propagate
  network: {depth: 6, width: 8, activation: tanh, initializer: lecun, samples: 10}
  knobs: [depth, width, activation, initializer]
  show: [forward, backward, saturation, table]
  ```

  ```experiment
  id: exploding
  title: It explodes
  kind: train
  data: {gauss: {samples: 20}}
  network: [{dense: 2}, {dense: 1}]
  loss: mean-squared-error
  optimizer: {sgd: {learning-rate: 100}}
  epochs: 200
  show: [loss, network]
  ```

  ```recipe
  title: No such experiment
  experiment: nothing
  settings: {seed: 1}
  good: true
  why: It is not there.
  ```
  """
