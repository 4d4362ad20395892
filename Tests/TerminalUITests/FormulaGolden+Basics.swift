extension FormulaGolden {
  /// Signs, scripts, fractions and roots.
  static let basics: [FormulaGolden] = [
    FormulaGolden(
      "a power of a symbol with an index",
      tex: #"x_1^2"#,
      display: #"""
        x₁²
        """#,
      baseline: 0,
      inline: "x₁²",
      ascii: #"x_1^2"#,
      spoken: "x sub 1 squared"),
    FormulaGolden(
      "a fraction",
      tex: #"\frac{a}{b}"#,
      display: #"""
         a
        ───
         b
        """#,
      baseline: 1,
      inline: "a/b",
      ascii: #"a/b"#,
      spoken: "fraction a over b"),
    FormulaGolden(
      "a root of a quotient",
      tex: #"\sqrt{2/n}"#,
      display: #"""
         ┌─────
        ╲│ 2/n
        """#,
      baseline: 1,
      inline: "√(2/n)",
      ascii: #"sqrt(2/n)"#,
      spoken: "square root of 2 over n end root"),
    FormulaGolden(
      "a cube root",
      tex: #"\sqrt[3]{x + 1}"#,
      display: #"""
        ³┌───────
        ╲│ x + 1
        """#,
      baseline: 1,
      inline: "³√(x + 1)",
      ascii: #"root_3(x + 1)"#,
      spoken: "cube root of x plus 1 end root"),
    FormulaGolden(
      "nested fractions",
      tex: #"\frac{1}{1 + \frac{1}{x}}"#,
      display: #"""
            1
        ─────────
              1
         1 + ───
              x
        """#,
      baseline: 1,
      inline: "1/(1 + 1/x)",
      ascii: #"1/(1 + 1/x)"#,
      spoken: "fraction 1 over 1 plus fraction 1 over x end fraction"),
    FormulaGolden(
      "a product of fractions",
      tex: #"-\frac{1}{2} x + \frac{1}{2}(a+b)"#,
      display: #"""
           1       1
        − ─── x + ─── (a + b)
           2       2
        """#,
      baseline: 1,
      inline: "−(1/2)x + (1/2)(a + b)",
      ascii: #"-(1/2)x + (1/2)(a + b)"#,
      spoken: """
        minus fraction 1 over 2 end fraction x plus fraction 1 over 2 end fraction open paren a \
        plus b close paren
        """),
    FormulaGolden(
      "a power in brackets",
      tex: #"\left(\frac{a}{b}\right)^2 + \left( \sum_{i=1}^n x_i \right)^{1/2}"#,
      display: #"""
        ⎛ a ⎞²   ⎛  n     ⎞1/2
        ⎜───⎟  + ⎜  ∑  xᵢ ⎟
        ⎝ b ⎠    ⎝ i=1    ⎠
        """#,
      baseline: 1,
      inline: "(a/b)² + (∑ᵢ₌₁ⁿ xᵢ)^(1/2)",
      ascii: #"(a/b)^2 + (sum_(i=1)^n x_i)^(1/2)"#,
      spoken: """
        open paren fraction a over b close paren squared plus open paren sum from i equals 1 to \
        n of x sub i close paren to the 1 over 2 end power
        """),
    FormulaGolden(
      "an index without a small character",
      tex: #"z_\ell^2 = W_\ell h_{\ell-1}"#,
      display: #"""
        z² = W h
         ℓ    ℓ ℓ−1
        """#,
      baseline: 0,
      inline: "z_ℓ^2 = W_ℓ h_(ℓ−1)",
      ascii: #"z_l^2 = W_l h_(l-1)"#,
      spoken: "z sub ell squared equals W sub ell h sub ell minus 1 end sub"),
    FormulaGolden(
      "norms",
      tex: #"\|w\|_2^2 + \lambda \lVert w \rVert_1"#,
      display: #"""
        ‖w‖₂² + λ‖w‖₁
        """#,
      baseline: 0,
      inline: "‖w‖₂² + λ‖w‖₁",
      ascii: #"||w||_2^2 + lambda ||w||_1"#,
      spoken: "2 norm of w squared plus lambda 1 norm of w"),
    FormulaGolden(
      "a limit",
      tex: #"\lim_{n \to \infty} \left(1 + \frac{x}{n}\right)^n = e^x"#,
      display: #"""
            ⎛      x  ⎞ⁿ
        lim ⎜ 1 + ─── ⎟  = eˣ
        n→∞ ⎝      n  ⎠
        """#,
      baseline: 1,
      inline: "lim_(n→∞) (1 + x/n)ⁿ = eˣ",
      ascii: #"lim_(n->inf) (1 + x/n)^n = e^x"#,
      spoken: """
        limit as n to infinity of open paren 1 plus fraction x over n close paren to the n \
        equals e to the x
        """),
    FormulaGolden(
      "a series",
      tex: #"e^x = \sum_{k=0}^\infty \frac{x^k}{k!}"#,
      display: #"""
              ∞   xᵏ
        eˣ =  ∑  ────
             k=0  k!
        """#,
      baseline: 1,
      inline: "eˣ = ∑ₖ₌₀^∞ xᵏ/k!",
      ascii: #"e^x = sum_(k=0)^inf x^k/k!"#,
      spoken: """
        e to the x equals sum from k equals 0 to infinity of fraction x to the k over k \
        factorial
        """),
    FormulaGolden(
      "a set",
      tex: #"\{ x \in \mathbb{R} : |x| < 1 \}"#,
      display: #"""
        {x ∈ ℝ : |x| < 1}
        """#,
      baseline: 0,
      inline: "{x ∈ ℝ : |x| < 1}",
      ascii: #"{x in R : |x| < 1}"#,
      spoken: "open brace x in R: absolute value of x is less than 1 close brace"),
    FormulaGolden(
      "a binomial coefficient",
      tex: #"\binom{n}{k} p^k (1-p)^{n-k}"#,
      display: #"""
        ⎛ n ⎞
        ⎜   ⎟ pᵏ(1 − p)ⁿ⁻ᵏ
        ⎝ k ⎠
        """#,
      baseline: 1,
      inline: "C(n, k)pᵏ(1 − p)ⁿ⁻ᵏ",
      ascii: #"C(n, k)p^k (1 - p)^(n-k)"#,
      spoken: "n choose k p to the k of open paren 1 minus p close paren to the n minus k end power"),
    FormulaGolden(
      "the rounded-down size of a convolution",
      tex: #"\left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1"#,
      display: #"""
        ⎢ n + 2p − k ⎥
        ⎢────────────⎥ + 1
        ⎣     s      ⎦
        """#,
      baseline: 1,
      inline: "⌊(n + 2p − k)/s⌋ + 1",
      ascii: #"floor((n + 2p - k)/s) + 1"#,
      spoken: "floor of fraction n plus 2 p minus k over s end fraction end floor plus 1"),
    FormulaGolden(
      "a difference quotient",
      tex: #"f''(x) \approx \frac{f(x+h) - 2f(x) + f(x-h)}{h^2}"#,
      display: #"""
                  f(x + h) − 2f(x) + f(x − h)
        f′′(x) ≈ ─────────────────────────────
                              h²
        """#,
      baseline: 1,
      inline: "f′′(x) ≈ (f(x + h) − 2f(x) + f(x − h))/h²",
      ascii: #"f''(x) ~= (f(x + h) - 2f(x) + f(x - h))/h^2"#,
      spoken: """
        f double prime of x is approximately fraction f of open paren x plus h close paren minus \
        2 f of x plus f of open paren x minus h close paren over h squared end fraction
        """),
    FormulaGolden(
      "a derivative at a point",
      tex: #"\left. \frac{dy}{dx} \right|_{x=0}"#,
      display: #"""
         dy │
        ────│
         dx │ₓ₌₀
        """#,
      baseline: 1,
      inline: "dy/dx|ₓ₌₀",
      ascii: #"dy/dx|_(x=0)"#,
      spoken: "the derivative of y with respect to x evaluated at x equals 0"),
    FormulaGolden(
      "labelled braces",
      tex: #"\underbrace{W x}_{\text{linear}} + b"#,
      display: #"""
         Wx    + b
         ╰┬╯
        linear
        """#,
      baseline: 0,
      inline: "(Wx: linear) + b",
      ascii: #"(Wx: linear) + b"#,
      spoken: "W x, which is linear, plus b"),
    FormulaGolden(
      "a marked word",
      tex: #"\overline{x + y} = \vec{v} + \ddot x"#,
      display: #"""
        _____
        x + y = v⃗ + ẍ
        """#,
      baseline: 1,
      inline: "bar(x + y) = v⃗ + ẍ",
      ascii: #"bar(x + y) = vec(v) + xddot"#,
      spoken: "bar over x plus y end bar equals v vector plus x double dot"),
  ]
}
