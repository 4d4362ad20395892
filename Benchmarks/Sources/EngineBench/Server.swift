import CMeasure

/// Answers requests, a line each way, until the input ends. Benchmarks/README.md tells the protocol.
struct Server {
  private struct Key: Hashable {
    let name: String
    let threads: Int
  }

  private var ready: [Key: (Int) -> Void] = [:]

  static func hello() {
    var answer = JSON()
    answer.add("program", "engine")
    answer.add("version", "kernels \(Processor.level)")
    answer.add("workloads", Workload.all.map(\.name))
    say(answer)
  }

  mutating func answer(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    if words == ["peak"] {
      Self.sayPeak()
    } else if words.count >= 3, words[0] == "run", let milliseconds = Double(words[2]) {
      let threads = words.dropFirst(3).compactMap { word in
        word.hasPrefix("threads=") ? Int(word.dropFirst(8)) : nil
      }
      run(words[1], milliseconds: milliseconds, threads: threads.last ?? 1)
    } else {
      var answer = JSON()
      answer.add("error", "not a request: \(line)")
      Self.say(answer)
    }
  }

  private mutating func run(_ name: String, milliseconds: Double, threads: Int) {
    var answer = JSON()
    answer.add("workload", name)
    do throws(Workload.Refusal) {
      guard let workload = Workload.all.first(where: { $0.name == name }) else {
        throw Workload.Refusal(reason: "not one of its workloads")
      }
      let steps = try steps(of: workload, threads: threads)
      let measured = Measurement(of: steps, seconds: milliseconds / 1_000)
      let rate = workload.operations.map { $0 / measured.secondsPerStep / 1e9 }
      answer.add("us_per_step", measured.secondsPerStep * 1e6)
      answer.add("gflops", rate)
      answer.add("peak_share", rate.map { $0 / measured.peak })
      answer.add("allocations", measured.allocationsPerStep)
      answer.add("rss_mb", peak_resident_megabytes())
    } catch {
      answer.add("absent", error.reason)
    }
    Self.say(answer)
  }

  /// Built and warm.
  private mutating func steps(of workload: Workload, threads: Int) throws(Workload.Refusal) -> (Int) -> Void {
    let key = Key(name: workload.name, threads: threads)
    if let steps = ready[key] { return steps }
    let steps = try workload.prepare(threads)
    steps(2)
    ready[key] = steps
    return steps
  }

  private static func sayPeak() {
    var answer = JSON()
    answer.add("gflops", Processor.peak)
    answer.add("level", "\(Processor.level)")
    say(answer)
  }

  static func say(_ answer: JSON) {
    print(answer.line)
    flush()
  }
}
