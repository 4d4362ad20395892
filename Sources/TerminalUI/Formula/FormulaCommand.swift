/// The commands that build something from what follows them. Signs, accents and spaces are tables of their own.
enum FormulaCommand: String, CaseIterable, Sendable {
  case frac, dfrac, tfrac, cfrac, binom, dbinom, tbinom
  case sqrt
  case left, right, middle, begin, end
  case text, textrm, textbf, textit, mbox, mathrm, mathit, mathsf, mathtt, mathnormal, operatorname
  case mathbf, boldsymbol, bm, mathbb, mathcal, mathscr
  case underbrace, overbrace, overset, underset, stackrel
  case big, Big, bigg, Bigg, bigl, bigr, bigm, Bigl, Bigr, Bigm, biggl, biggr, Biggl, Biggr
  case displaystyle, textstyle, scriptstyle, limits, nolimits, hline, nonumber, notag
}
