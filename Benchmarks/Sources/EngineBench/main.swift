/// engine-bench                    answers requests on standard input
/// engine-bench first-step NAME    builds one workload, takes one step, says so, and ends
///
/// Both take --level baseline, v3 or v4 behind that; otherwise kernels are the best that the processor has.
let arguments = CommandLine.arguments.dropFirst()

if Processor.asked == nil {
  print("Levels are baseline, v3 and v4; this processor has them up to \(Processor.best).")
  leave(2)
} else if arguments.first == "first-step", let name = arguments.dropFirst().first {
  guard let workload = Workload.all.first(where: { $0.name == name }) else {
    print("There is no workload \"\(name)\"; there are \(Workload.all.map(\.name).joined(separator: ", ")).")
    leave(2)
  }
  do throws(Workload.Refusal) {
    let steps = try workload.prepare(1)
    steps(1)
    print("stepped")
  } catch {
    print(error.reason)
    leave(1)
  }
} else {
  Server.hello()
  var server = Server()
  while let line = readLine() {
    if line == "quit" { break }
    if !line.isEmpty { server.answer(line) }
  }
}
