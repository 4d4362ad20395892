extension FormulaGolden {
  /// Losses, optimizers and layers.
  static let learning: [FormulaGolden] = [
    FormulaGolden(
      "the variance of a layer",
      tex: #"\operatorname{Var}(z_l) = n \sigma^2 \operatorname{Var}(h_{l-1})"#,
      display: #"""
        Var(zₗ) = nσ² Var(hₗ₋₁)
        """#,
      baseline: 0,
      inline: "Var(zₗ) = nσ² Var(hₗ₋₁)",
      ascii: #"Var(z_l) = n sigma^2 Var(h_(l-1))"#,
      spoken: "Var of z sub l equals n sigma squared Var of h sub l minus 1 end sub"),
    FormulaGolden(
      "softmax",
      tex: #"\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}"#,
      display: #"""
                           zᵢ
                          e
        softmax(z)ᵢ = ───────────
                              zⱼ
                       ∑ⱼ₌₁ᴷ e
        """#,
      baseline: 2,
      inline: "softmax(z)ᵢ = e^(zᵢ)/(∑ⱼ₌₁ᴷ e^(zⱼ))",
      ascii: #"softmax(z)_i = e^(z_i)/(sum_(j=1)^K e^(z_j))"#,
      spoken: """
        softmax of z sub i equals fraction e to the z sub i over sum from j equals 1 to K of e \
        to the z sub j end fraction
        """),
    FormulaGolden(
      "cross-entropy",
      tex: #"L = -\sum_i y_i \log \hat y_i"#,
      display: #"""
        L = −∑ yᵢ log ŷᵢ
             i
        """#,
      baseline: 0,
      inline: "L = −∑ᵢ yᵢ log ŷᵢ",
      ascii: #"L = -sum_i y_i log yhat_i"#,
      spoken: "L equals minus sum over i of y sub i log of y hat sub i"),
    FormulaGolden(
      "the Xavier bound",
      tex:
        #"W \sim U\left(-\sqrt{\frac{6}{n_{\text{in}} + n_{\text{out}}}},\; \sqrt{\frac{6}{n_{\text{in}} + n_{\text{out}}}}\right)"#,
      display: #"""
             ⎛   ┌──────────────   ┌────────────── ⎞
             ⎜   │      6          │      6        ⎟
        W ∼ U⎜ − │ ──────────── ,  │ ────────────  ⎟
             ⎝  ╲│  nᵢₙ + nₒᵤₜ    ╲│  nᵢₙ + nₒᵤₜ   ⎠
        """#,
      baseline: 2,
      inline: "W ∼ U(−√(6/(nᵢₙ + nₒᵤₜ)), √(6/(nᵢₙ + nₒᵤₜ)))",
      ascii: #"W ~ U(-sqrt(6/(n_in + n_out)), sqrt(6/(n_in + n_out)))"#,
      spoken: """
        W is distributed as U of open paren minus square root of fraction 6 over n sub in plus n \
        sub out end fraction end root, square root of fraction 6 over n sub in plus n sub out \
        end fraction end root close paren
        """),
    FormulaGolden(
      "the gradient of a weight",
      tex: #"\frac{\partial L}{\partial W_1} = \frac1N \sum_{i=1}^N x_i^\top \delta_i"#,
      display: #"""
         ∂L      1   N
        ───── = ───  ∑  xᵢᵀδᵢ
         ∂W₁     N  i=1
        """#,
      baseline: 1,
      inline: "∂L/∂W₁ = 1/N ∑ᵢ₌₁ᴺ xᵢᵀδᵢ",
      ascii: #"dL/dW_1 = 1/N sum_(i=1)^N x_i^T delta_i"#,
      spoken: """
        the partial derivative of L with respect to W sub 1 equals fraction 1 over N end \
        fraction sum from i equals 1 to N of x sub i transpose delta sub i
        """),
    FormulaGolden(
      "the sigmoid",
      tex: #"\sigma(x) = \frac{1}{1 + e^{-x}}"#,
      display: #"""
                   1
        σ(x) = ─────────
                1 + e⁻ˣ
        """#,
      baseline: 1,
      inline: "σ(x) = 1/(1 + e⁻ˣ)",
      ascii: #"sigma(x) = 1/(1 + e^-x)"#,
      spoken: "sigma of x equals fraction 1 over 1 plus e to the minus x end fraction"),
    FormulaGolden(
      "gradient descent",
      tex: #"\theta_{t+1} = \theta_t - \eta \nabla_\theta L(\theta_t)"#,
      display: #"""
        θₜ₊₁ = θₜ − η∇ L(θₜ)
                      θ
        """#,
      baseline: 0,
      inline: "θₜ₊₁ = θₜ − η∇_θ L(θₜ)",
      ascii: #"theta_(t+1) = theta_t - eta grad_theta L(theta_t)"#,
      spoken: """
        theta sub t plus 1 end sub equals theta sub t minus eta gradient with respect to theta \
        of L of theta sub t
        """),
    FormulaGolden(
      "the moments of Adam",
      tex: #"m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \quad v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2"#,
      display: #"""
        mₜ = β₁mₜ₋₁ + (1 − β₁)gₜ,  vₜ = β₂vₜ₋₁ + (1 − β₂)gₜ²
        """#,
      baseline: 0,
      inline: "mₜ = β₁mₜ₋₁ + (1 − β₁)gₜ,  vₜ = β₂vₜ₋₁ + (1 − β₂)gₜ²",
      ascii: #"m_t = beta_1 m_(t-1) + (1 - beta_1)g_t,  v_t = beta_2 v_(t-1) + (1 - beta_2)g_t^2"#,
      spoken: """
        m sub t equals beta sub 1 m sub t minus 1 end sub plus open paren 1 minus beta sub 1 \
        close paren g sub t, v sub t equals beta sub 2 v sub t minus 1 end sub plus open paren 1 \
        minus beta sub 2 close paren g sub t squared
        """),
    FormulaGolden(
      "the correction of Adam",
      tex: #"\hat m_t = \frac{m_t}{1-\beta_1^t}"#,
      display: #"""
                mₜ
        m̂ₜ = ─────────
              1 − β₁ᵗ
        """#,
      baseline: 1,
      inline: "m̂ₜ = mₜ/(1 − β₁ᵗ)",
      ascii: #"mhat_t = m_t/(1 - beta_1^t)"#,
      spoken: "m hat sub t equals fraction m sub t over 1 minus beta sub 1 to the t end fraction"),
    FormulaGolden(
      "the step of Adam",
      tex: #"\theta_t = \theta_{t-1} - \eta \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}"#,
      display: #"""
                         m̂ₜ
        θₜ = θₜ₋₁ − η ─────────
                       √v̂ₜ + ε
        """#,
      baseline: 1,
      inline: "θₜ = θₜ₋₁ − η m̂ₜ/(√v̂ₜ + ε)",
      ascii: #"theta_t = theta_(t-1) - eta mhat_t/(sqrt(vhat_t) + epsilon)"#,
      spoken: """
        theta sub t equals theta sub t minus 1 end sub minus eta fraction m hat sub t over \
        square root of v hat sub t plus epsilon end fraction
        """),
    FormulaGolden(
      "the forget gate of an LSTM",
      tex: #"f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)"#,
      display: #"""
        fₜ = σ(W xₜ + U hₜ₋₁ + b )
                f      f        f
        """#,
      baseline: 0,
      inline: "fₜ = σ(W_f xₜ + U_f hₜ₋₁ + b_f)",
      ascii: #"f_t = sigma(W_f x_t + U_f h_(t-1) + b_f)"#,
      spoken: """
        f sub t equals sigma of open paren W sub f x sub t plus U sub f h sub t minus 1 end sub \
        plus b sub f close paren
        """),
    FormulaGolden(
      "the cell of an LSTM",
      tex: #"c_t = f_t \odot c_{t-1} + i_t \odot \tilde c_t"#,
      display: #"""
        cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ c̃ₜ
        """#,
      baseline: 0,
      inline: "cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ c̃ₜ",
      ascii: #"c_t = f_t .* c_(t-1) + i_t .* ctilde_t"#,
      spoken: """
        c sub t equals f sub t elementwise times c sub t minus 1 end sub plus i sub t \
        elementwise times c tilde sub t
        """),
    FormulaGolden(
      "the state of an LSTM",
      tex: #"h_t = o_t \odot \tanh(c_t)"#,
      display: #"""
        hₜ = oₜ ⊙ tanh(cₜ)
        """#,
      baseline: 0,
      inline: "hₜ = oₜ ⊙ tanh(cₜ)",
      ascii: #"h_t = o_t .* tanh(c_t)"#,
      spoken: "h sub t equals o sub t elementwise times tanh of c sub t"),
    FormulaGolden(
      "attention",
      tex: #"\operatorname{Attention}(Q,K,V) = \operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right) V"#,
      display: #"""
                                    ⎛ QKᵀ ⎞
        Attention(Q, K, V) = softmax⎜─────⎟ V
                                    ⎝ √dₖ ⎠
        """#,
      baseline: 1,
      inline: "Attention(Q, K, V) = softmax(QKᵀ/√dₖ)V",
      ascii: #"Attention(Q, K, V) = softmax(QK^T/sqrt(d_k))V"#,
      spoken: """
        Attention of Q, K, V equals softmax of open paren fraction Q K transpose over square \
        root of d sub k end fraction close paren V
        """),
  ]
}
