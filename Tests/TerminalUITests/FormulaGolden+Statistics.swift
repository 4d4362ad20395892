extension FormulaGolden {
  /// Probability, statistics and matrices.
  static let statistics: [FormulaGolden] = [
    FormulaGolden(
      "batch normalization",
      tex: #"\hat x_i = \frac{x_i - \mu_B}{\sqrt{\sigma_B^2 + \epsilon}}"#,
      display: #"""
               xᵢ − μ
                     B
        x̂ᵢ = ────────────
               ┌────────
               │ σ² + ε
              ╲│  B
        """#,
      baseline: 2,
      inline: "x̂ᵢ = (xᵢ − μ_B)/√(σ_B^2 + ε)",
      ascii: #"xhat_i = (x_i - mu_B)/sqrt(sigma_B^2 + epsilon)"#,
      spoken: """
        x hat sub i equals fraction x sub i minus mu sub B over square root of sigma sub B \
        squared plus epsilon end root end fraction
        """),
    FormulaGolden(
      "the divergence of Kullback and Leibler",
      tex: #"D_{\mathrm{KL}}(p \| q) = \sum_x p(x) \log \frac{p(x)}{q(x)}"#,
      display: #"""
                                 p(x)
        D  (p ‖ q) = ∑ p(x) log ──────
         KL          x           q(x)
        """#,
      baseline: 1,
      inline: "D_KL(p ‖ q) = ∑ₓ p(x) log(p(x)/q(x))",
      ascii: #"D_KL(p || q) = sum_x p(x) log(p(x)/q(x))"#,
      spoken: """
        D sub KL of open paren p double bar q close paren equals sum over x of p of x log of \
        fraction p of x over q of x end fraction
        """),
    FormulaGolden(
      "an expectation",
      tex: #"\mathbb{E}_{x \sim p}[f(x)] = \int f(x)\, p(x)\, dx"#,
      display: #"""
        E   [f(x)] = ∫ f(x) p(x) dx
         x∼p
        """#,
      baseline: 0,
      inline: "E_(x∼p)[f(x)] = ∫ f(x) p(x) dx",
      ascii: #"E_(x~p)[f(x)] = int f(x) p(x) dx"#,
      spoken: """
        E sub x is distributed as p end sub open bracket f of x close bracket equals integral of \
        f of x p of x d x
        """),
    FormulaGolden(
      "the rule of Bayes",
      tex: #"P(A|B) = \frac{P(B|A)P(A)}{P(B)}"#,
      display: #"""
                    P(B | A)P(A)
        P(A | B) = ──────────────
                        P(B)
        """#,
      baseline: 1,
      inline: "P(A | B) = P(B | A)P(A)/P(B)",
      ascii: #"P(A | B) = P(B | A)P(A)/P(B)"#,
      spoken: """
        P of open paren A given B close paren equals fraction P of open paren B given A close \
        paren P of A over P of B end fraction
        """),
    FormulaGolden(
      "the most probable class",
      tex: #"\hat y = \arg\max_k p(k \mid x)"#,
      display: #"""
        ŷ = arg max p(k | x)
                 k
        """#,
      baseline: 0,
      inline: "ŷ = arg maxₖ p(k | x)",
      ascii: #"yhat = arg max_k p(k | x)"#,
      spoken: "y hat equals arg max over k of p of open paren k given x close paren"),
    FormulaGolden(
      "the normal density",
      tex: #"p(x) \propto e^{-\frac{(x-\mu)^2}{2\sigma^2}}"#,
      display: #"""
                −(x−μ)²/(2σ²)
        p(x) ∝ e
        """#,
      baseline: 1,
      inline: "p(x) ∝ e^(−(x−μ)²/(2σ²))",
      ascii: #"p(x) prop to e^(-(x-mu)^2/(2 sigma^2))"#,
      spoken: """
        p of x is proportional to e to the minus fraction open paren x minus mu close paren \
        squared over 2 sigma squared end fraction end power
        """),
    FormulaGolden(
      "the coefficient of determination",
      tex: #"R^2 = 1 - \frac{\sum_i (y_i - \hat y_i)^2}{\sum_i (y_i - \bar y)^2}"#,
      display: #"""
                  ∑ᵢ (yᵢ − ŷᵢ)²
        R² = 1 − ───────────────
                  ∑ᵢ (yᵢ − ȳ)²
        """#,
      baseline: 1,
      inline: "R² = 1 − (∑ᵢ (yᵢ − ŷᵢ)²)/(∑ᵢ (yᵢ − ȳ)²)",
      ascii: #"R^2 = 1 - (sum_i (y_i - yhat_i)^2)/(sum_i (y_i - ybar)^2)"#,
      spoken: """
        R squared equals 1 minus fraction sum over i of open paren y sub i minus y hat sub i \
        close paren squared over sum over i of open paren y sub i minus y bar close paren \
        squared end fraction
        """),
    FormulaGolden(
      "ReLU",
      tex: #"\operatorname{ReLU}(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      display: #"""
                  ⎧ x  if x > 0
        ReLU(x) = ⎨
                  ⎩ 0  otherwise
        """#,
      baseline: 1,
      inline: "ReLU(x) = {x if x > 0; 0 otherwise}",
      asciiDisplay: #"""
        ReLU(x) = { x  if x > 0
                  { 0  otherwise
        """#,
      ascii: #"ReLU(x) = {x if x > 0; 0 otherwise}"#,
      spoken: "ReLU of x equals cases: x if x is greater than 0; 0 otherwise; end cases"),
    FormulaGolden(
      "a layer in numbers",
      tex:
        #"W x = \begin{bmatrix} w_{11} & w_{12} \\ w_{21} & w_{22} \end{bmatrix} \begin{pmatrix} x_1 \\ x_2 \end{pmatrix}"#,
      display: #"""
             ⎡ w₁₁  w₁₂ ⎤ ⎛ x₁ ⎞
        Wx = ⎢          ⎥ ⎜    ⎟
             ⎣ w₂₁  w₂₂ ⎦ ⎝ x₂ ⎠
        """#,
      baseline: 1,
      inline: "Wx = [w₁₁, w₁₂; w₂₁, w₂₂] (x₁; x₂)",
      asciiDisplay: #"""
        Wx = [ w_11  w_12 ] ( x_1 )
             [ w_21  w_22 ] ( x_2 )
        """#,
      ascii: #"Wx = [w_11, w_12; w_21, w_22] (x_1; x_2)"#,
      spoken: """
        W x equals matrix of 2 rows and 2 columns; row 1: w sub 11, w sub 12; row 2: w sub 21, w \
        sub 22; end matrix matrix of 2 rows and 1 column; row 1: x sub 1; row 2: x sub 2; end \
        matrix
        """),
    FormulaGolden(
      "a matrix with dots",
      tex: #"A = \begin{bmatrix} 1 & 0 & \cdots \\ 0 & 1 & \\ \vdots & & \ddots \end{bmatrix}"#,
      display: #"""
            ⎡ 1  0  ⋯ ⎤
        A = ⎢ 0  1    ⎥
            ⎣ ⋮     ⋱ ⎦
        """#,
      baseline: 1,
      inline: "A = [1, 0, ⋯; 0, 1, ; ⋮, , ⋱]",
      asciiDisplay: #"""
            [ 1  0  ... ]
        A = [ 0  1      ]
            [ :     ... ]
        """#,
      ascii: #"A = [1, 0, ...; 0, 1, ; :, , ...]"#,
      spoken: """
        A equals matrix of 3 rows and 3 columns; row 1: 1, 0, dot dot dot; row 2: 0, 1, blank; \
        row 3: dots downward, blank, dots diagonal; end matrix
        """),
    FormulaGolden(
      "fractions in a matrix",
      tex: #"\begin{bmatrix} \frac{1}{2} & 0 \\ 0 & \frac{\partial f}{\partial x} \end{bmatrix}^\top"#,
      display: #"""
        ⎡ 1       ⎤ᵀ
        ⎢───   0  ⎥
        ⎢ 2       ⎥
        ⎢         ⎥
        ⎢      ∂f ⎥
        ⎢ 0   ────⎥
        ⎣      ∂x ⎦
        """#,
      baseline: 3,
      inline: "[1/2, 0; 0, ∂f/∂x]ᵀ",
      asciiDisplay: #"""
        [ 1/2    0   ]^T
        [  0   df/dx ]
        """#,
      ascii: #"[1/2, 0; 0, df/dx]^T"#,
      spoken: """
        matrix of 2 rows and 2 columns; row 1: fraction 1 over 2, 0; row 2: 0, the partial \
        derivative of f with respect to x; end matrix transpose
        """),
    FormulaGolden(
      "lines under each other",
      tex: #"\begin{aligned} z &= W x + b \\ h &= \tanh(z) \end{aligned}"#,
      display: #"""
        z = Wx + b
        h = tanh(z)
        """#,
      baseline: 0,
      inline: "z = Wx + b; h = tanh(z)",
      asciiDisplay: #"""
        z = Wx + b
        h = tanh(z)
        """#,
      ascii: #"z = Wx + b; h = tanh(z)"#,
      spoken: "z equals W x plus b; h equals tanh of z"),
    FormulaGolden(
      "the shape of a matrix",
      tex: #"X \in \mathbb{R}^{d \times n}"#,
      display: #"""
             d×n
        X ∈ ℝ
        """#,
      baseline: 1,
      inline: "X ∈ ℝ^(d×n)",
      ascii: #"X in R^(d x n)"#,
      spoken: "X in R to the d times n end power"),
    FormulaGolden(
      "bold vectors",
      tex: #"\mathbf{x}^\top \mathbf{W} \boldsymbol{\theta}"#,
      display: #"""
        xᵀWθ
        """#,
      baseline: 0,
      inline: "xᵀWθ",
      ascii: #"x^T W theta"#,
      spoken: "bold x transpose bold W bold theta"),
  ]
}
