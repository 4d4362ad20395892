#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// A second thread that computes a part of a training step while the thread that trains computes the other.
///
/// One may serve any number of runs. It helps one of them at a time; the others, and one whose help has not come yet
/// when its own part is done, compute everything themselves, so that nobody waits for a processor that has other things
/// to do. Who computes a part changes no bit of the result.
///
/// The thread ends with the last owner of this object.
public final class Workers: Sendable {
  /// The address of what both threads know. A number, because a pointer says nothing about which threads may use it;
  /// that `Desk` is made for two is what its atomics and its lock are for.
  private let address: UInt
  private let thread: UInt

  /// - Parameter begin: the first thing the new thread does.
  /// - Returns: nil where the system has no thread to give.
  public init?(begin: @escaping @Sendable @convention(c) () -> Void = {}) {
    let desk = UnsafeMutablePointer<Desk>.allocate(capacity: 1)
    desk.initialize(to: Desk(begin: begin))
    guard let thread = Self.start(desk) else {
      desk.deinitialize(count: 1)
      desk.deallocate()
      return nil
    }
    address = UInt(bitPattern: desk)
    self.thread = thread
  }

  deinit {
    desk.pointee.close()
    Self.join(thread)
    desk.deinitialize(count: 1)
    desk.deallocate()
  }

  /// To be used while this object is owned.
  var desk: UnsafeMutablePointer<Desk> {
    guard let desk = UnsafeMutablePointer<Desk>(bitPattern: address) else { preconditionFailure("allocated in init") }
    return desk
  }
}

extension Workers {
  /// A piece of work, in memory of the thread that wants it done.
  struct Job {
    let perform: @convention(c) (UnsafeMutableRawPointer) -> Void
    let context: UnsafeMutableRawPointer
  }

  /// Where a job is put down, taken up and reported done, through one number: 0 while there is none, the address of a
  /// job that nobody has begun, the same plus 1 while the helper is at it.
  struct Desk: ~Copyable {
    private let job = Atomic<UInt>(0)
    private let isAsleep = Atomic<Bool>(false)
    private let begin: @Sendable @convention(c) () -> Void
    /// The lock and the bell that the helper sleeps with.
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let bell = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// No address: there will be no more jobs.
    private static let closed: UInt = 2
    /// Looks at the desk before the helper goes to sleep. What comes within them costs nobody a call of the system; many
    /// more would take a processor from others, and gain a few percent.
    private static let patience = 20_000
    /// The same before who has given a job away lets others have the processor between two looks.
    private static let impatience = 2_000

    init(begin: @escaping @Sendable @convention(c) () -> Void) {
      self.begin = begin
      pthread_mutex_init(lock, nil)
      pthread_cond_init(bell, nil)
    }

    deinit {
      pthread_cond_destroy(bell)
      pthread_mutex_destroy(lock)
      bell.deallocate()
      lock.deallocate()
    }

    /// Performs `other` here, and `job` on what lies at `context` there or here. Both are done when this returns.
    func share(
      _ context: UnsafeMutableRawPointer, _ job: @convention(c) (UnsafeMutableRawPointer) -> Void,
      meanwhile other: () -> Void
    ) {
      var job = Job(perform: job, context: context)
      withUnsafeMutablePointer(to: &job) { job in
        let address = UInt(bitPattern: job)
        let isGiven = put(address)
        other()
        if !isGiven || takeBack(address) { job.pointee.perform(context) } else { wait(for: address) }
      }
    }

    /// False if the helper has a job already.
    private func put(_ address: UInt) -> Bool {
      // In one order with the helper's going to sleep: either it sees the job, or it is seen asleep.
      guard job.compareExchange(expected: 0, desired: address, ordering: .sequentiallyConsistent).exchanged else {
        return false
      }
      if isAsleep.load(ordering: .sequentiallyConsistent) { ring() }
      return true
    }

    /// True if nobody had begun the job; now nobody will.
    private func takeBack(_ address: UInt) -> Bool {
      job.compareExchange(expected: address, desired: 0, ordering: .relaxed).exchanged
    }

    private func wait(for address: UInt) {
      var looks = 0
      while job.load(ordering: .acquiring) == address + 1 {
        looks += 1
        if looks > Self.impatience { sched_yield() }
      }
    }

    private func ring() {
      pthread_mutex_lock(lock)
      pthread_cond_signal(bell)
      pthread_mutex_unlock(lock)
    }
  }
}

extension Workers.Desk {
  /// The life of the helper.
  fileprivate func serve() {
    begin()
    while true {
      let address = next()
      if address == Self.closed { return }
      guard job.compareExchange(expected: address, desired: address + 1, ordering: .acquiring).exchanged,
        let job = UnsafeMutablePointer<Workers.Job>(bitPattern: address)
      else { continue }
      job.pointee.perform(job.pointee.context)
      self.job.store(0, ordering: .releasing)
    }
  }

  /// The next thing on the desk: looked for, then slept for.
  private func next() -> UInt {
    for _ in 0..<Self.patience {
      let address = job.load(ordering: .relaxed)
      if address != 0 { return address }
    }
    pthread_mutex_lock(lock)
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    var address = job.load(ordering: .sequentiallyConsistent)
    while address == 0 {
      pthread_cond_wait(bell, lock)
      address = job.load(ordering: .sequentiallyConsistent)
    }
    isAsleep.store(false, ordering: .relaxed)
    pthread_mutex_unlock(lock)
    return address
  }

  /// Nobody has a job on the desk any more.
  fileprivate func close() {
    job.store(Self.closed, ordering: .sequentiallyConsistent)
    ring()
  }
}

extension Workers {
  #if canImport(Darwin)
    private static func start(_ desk: UnsafeMutablePointer<Desk>) -> UInt? {
      var thread: pthread_t?
      let status = pthread_create(
        &thread, nil,
        { argument in
          argument.assumingMemoryBound(to: Desk.self).pointee.serve()
          return nil
        }, desk)
      return status == 0 ? UInt(bitPattern: thread) : nil
    }

    private static func join(_ thread: UInt) {
      if let thread = pthread_t(bitPattern: thread) { pthread_join(thread, nil) }
    }
  #else
    private static func start(_ desk: UnsafeMutablePointer<Desk>) -> UInt? {
      var thread: pthread_t = 0
      let status = pthread_create(
        &thread, nil,
        { argument in
          argument?.assumingMemoryBound(to: Desk.self).pointee.serve()
          return nil
        }, desk)
      return status == 0 ? thread : nil
    }

    private static func join(_ thread: UInt) { pthread_join(thread, nil) }
  #endif
}
