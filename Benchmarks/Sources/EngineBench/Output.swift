#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What was printed leaves now, though standard output is a pipe.
func flush() { fflush(nil) }

/// Ends the program with a status.
func leave(_ status: Int32) -> Never {
  fflush(nil)
  exit(status)
}
