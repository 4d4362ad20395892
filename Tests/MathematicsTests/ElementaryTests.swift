import Mathematics
import Testing

@Suite("Elementary functions") struct ElementaryTests {
  @Test(
    "every function is the one its name says",
    arguments: [
      (exp(1), 2.718281828459045), (expm1(1e-10), 1.00000000005e-10), (log(10), 2.302585092994046),
      (log2(8), 3), (log10(1000), 3), (log1p(1e-10), 9.9999999995e-11), (sin(1), 0.8414709848078965),
      (cos(1), 0.5403023058681398), (tanh(1), 0.7615941559557649), (atan2(1, -1), 2.356194490192345),
      (pow(2, 0.5), 1.4142135623730951),
    ] as [(Double, Double)])
  func value(computed: Double, expected: Double) { #expect(abs(computed / expected - 1) < 1e-14) }
}
