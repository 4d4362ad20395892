// What the loops over decision trees read: one stream of entries a column. An entry is a sample as one column sees it,
//
//     rank << 44 | class << 28 | weight << 20 | row
//
// where the rank counts the column's different values below this one, the weight says how often the sample was drawn,
// and the class is 0 where the targets are numbers. Ranks and rows stay below 2^20, classes below 2^16, weights below
// 2^8. Entries in ascending order are a column in ascending order.

public typealias Entries = UnsafePointer<UInt64>
public typealias EntryTarget = UnsafeMutablePointer<UInt64>

@inline(__always)
func rowOf(_ entry: UInt64) -> Int { Int(truncatingIfNeeded: entry & 0xF_FFFF) }

@inline(__always)
func weightOf(_ entry: UInt64) -> Int { Int(truncatingIfNeeded: (entry &>> 20) & 0xFF) }

@inline(__always)
func classOf(_ entry: UInt64) -> Int { Int(truncatingIfNeeded: (entry &>> 28) & 0xFFFF) }

/// out = the drawn samples in the order of a column. Shapes: order [count], the rows by ascending value; ranks [count],
/// by row; payloads [count], entries by row that have no rank yet, 0 for a sample not drawn; out [drawn + 1], whose
/// last place is written over.
@inline(never)
public func entriesInOrder(
  _ order: UnsafePointer<UInt32>, _ ranks: UnsafePointer<UInt32>, _ payloads: Entries, _ count: Int,
  _ out: EntryTarget
) {
  var place = 0
  for i in 0..<count {
    let row = Int(order[i])
    let payload = payloads[row]
    out[place] = payload | UInt64(ranks[row]) &<< 44
    place &+= payload == 0 ? 0 : 1
  }
}

/// How many payloads are not 0. Shapes: payloads [count].
@inline(never)
public func countDrawn(_ payloads: Entries, _ count: Int) -> Int {
  var drawn = 0
  for i in 0..<count { drawn &+= payloads[i] == 0 ? 0 : 1 }
  return drawn
}

/// out = the payloads that are not 0. Shapes: payloads [count]; out [drawn + 1], whose last place is written over.
@inline(never)
public func drawnPayloads(_ payloads: Entries, _ count: Int, _ out: EntryTarget) {
  var place = 0
  for i in 0..<count {
    out[place] = payloads[i]
    place &+= payloads[i] == 0 ? 0 : 1
  }
}

/// out[i] = samples[i] with its rank. Shapes: ranks by row; samples and out [count].
@inline(never)
public func rankedEntries(_ samples: Entries, _ count: Int, _ ranks: UnsafePointer<UInt32>, _ out: EntryTarget) {
  for i in 0..<count {
    let sample = samples[i]
    out[i] = sample | UInt64(ranks[rowOf(sample)]) &<< 44
  }
}

/// out[i] = entries[i] without its rank. Shapes: entries and out [count].
@inline(never)
public func withoutRanks(_ entries: Entries, _ count: Int, _ out: EntryTarget) {
  for i in 0..<count { out[i] = entries[i] & 0xFFF_FFFF_FFFF }
}

/// side[row of entries[i]] = value. Shapes: entries [count]; side by row.
@inline(never)
public func markSide(_ entries: Entries, _ count: Int, _ value: UInt8, _ side: UnsafeMutablePointer<UInt8>) {
  for i in 0..<count { side[rowOf(entries[i])] = value }
}

/// Entries of side 0 first, then those of side 1, each in the order they had. Shapes: entries and scratch [count];
/// side by row, 0 or 1.
@inline(never)
public func separate(
  _ entries: EntryTarget, _ count: Int, _ side: UnsafePointer<UInt8>, _ scratch: EntryTarget
) {
  var left = 0
  var right = 0
  for i in 0..<count {
    // Both are written and one of them counts: a branch would be guessed wrong half of the time.
    let entry = entries[i]
    let goesRight = Int(side[rowOf(entry)])
    entries[left] = entry
    scratch[right] = entry
    left &+= 1 &- goesRight
    right &+= goesRight
  }
  for i in 0..<right { entries[left &+ i] = scratch[i] }
}

/// counts[k] = the weight of the entries of class k. Shapes: entries [count]; counts [classes].
@inline(never)
public func countClasses(_ entries: Entries, _ count: Int, _ counts: UnsafeMutablePointer<Int32>, _ classes: Int) {
  for k in 0..<classes { counts[k] = 0 }
  for i in 0..<count { counts[classOf(entries[i])] &+= Int32(truncatingIfNeeded: weightOf(entries[i])) }
}

/// out = the weight w, the mean of y, the sum of w (y - mean)^2, and 1 where all y are the same number, otherwise 0.
/// Shapes: entries [count]; y by row; out [4].
@inline(never)
public func targetMoments(
  _ entries: Entries, _ count: Int, _ y: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>
) {
  var weights = 0
  var sum = 0.0
  let first = y[rowOf(entries[0])]
  var differs = 0
  for i in 0..<count {
    let entry = entries[i]
    let value = y[rowOf(entry)]
    weights &+= weightOf(entry)
    // Differences from the first target: equal targets have exactly no spread.
    sum += Double(weightOf(entry)) * (value - first)
    differs |= value == first ? 0 : 1
  }
  let mean = first + sum / Double(weights)
  var squares = 0.0
  for i in 0..<count {
    let entry = entries[i]
    let distance = y[rowOf(entry)] - mean
    squares += Double(weightOf(entry)) * distance * distance
  }
  out[0] = Double(weights)
  out[1] = mean
  out[2] = squares
  out[3] = differs == 0 ? 1 : 0
}
