import Engine

/// `train.py` for fastai: the same data, network, loss and rule, in a `Learner`.
struct FastaiScript {
  let text: String

  init(_ script: TrainingScript) { text = "" }
}
