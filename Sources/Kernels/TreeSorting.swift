// Sorting by digits from the lowest to the highest (radix sort): each pass is stable, so the last one leaves the order.

/// The rows of a column by ascending value, rows of equal value in their own order, and the rank of each row: how many
/// different values lie below its own. Gives the number of different values.
/// Shapes: values [count] at `step` floats from each other, all finite; order and ranks [count]; a and b [count];
/// histogram [6144].
@inline(never)
public func rankColumn(
  _ values: Source, _ step: Int, _ count: Int, _ order: UnsafeMutablePointer<UInt32>,
  _ ranks: UnsafeMutablePointer<UInt32>, _ a: EntryTarget, _ b: EntryTarget,
  _ histogram: UnsafeMutablePointer<UInt32>
) -> Int {
  for i in 0..<6144 { histogram[i] = 0 }
  for i in 0..<count {
    let key = orderedBits(values[i &* step])
    a[i] = UInt64(key) &<< 32 | UInt64(truncatingIfNeeded: i)
    histogram[Int(key & 2047)] &+= 1
    histogram[2048 &+ Int((key &>> 11) & 2047)] &+= 1
    histogram[4096 &+ Int(key &>> 22)] &+= 1
  }
  accumulate(histogram, 2048)
  accumulate(histogram + 2048, 2048)
  accumulate(histogram + 4096, 1024)
  distribute(a, b, count, 32, 2047, histogram)
  distribute(b, a, count, 43, 2047, histogram + 2048)
  distribute(a, b, count, 54, 1023, histogram + 4096)

  var rank: UInt32 = 0
  var previous = b[0] &>> 32
  for i in 0..<count {
    let key = b[i] &>> 32
    rank &+= key == previous ? 0 : 1
    previous = key
    let row = UInt32(truncatingIfNeeded: b[i])
    order[i] = row
    ranks[Int(row)] = rank
  }
  return Int(rank) &+ 1
}

/// Entries by ascending rank. Shapes: entries and scratch [count]; all ranks below 2^bits; histogram [2048].
@inline(never)
public func sortEntries(
  _ entries: EntryTarget, _ count: Int, _ bits: Int, _ scratch: EntryTarget,
  _ histogram: UnsafeMutablePointer<UInt32>
) {
  if count <= 40 {
    insertionSort(entries, count)
    return
  }
  let half = UInt64(truncatingIfNeeded: (bits &+ 1) &>> 1)
  let size = 1 &<< Int(half)
  let mask = UInt64(size &- 1)
  for i in 0..<(2 &* size) { histogram[i] = 0 }
  for i in 0..<count {
    let rank = entries[i] &>> 44
    histogram[Int(rank & mask)] &+= 1
    histogram[size &+ Int(rank &>> half)] &+= 1
  }
  accumulate(histogram, size)
  accumulate(histogram + size, size)
  distribute(entries, scratch, count, 44, mask, histogram)
  distribute(scratch, entries, count, 44 &+ half, mask, histogram + size)
}

/// A float as bits that grow as it grows; both zeros are the same.
@inline(__always)
func orderedBits(_ value: Float) -> UInt32 {
  let bits = (value + 0).bitPattern
  return bits ^ (bits &>> 31 == 0 ? 0x8000_0000 : 0xFFFF_FFFF)
}

/// Counts become the places where their digits begin.
@inline(__always)
func accumulate(_ histogram: UnsafeMutablePointer<UInt32>, _ size: Int) {
  var sum: UInt32 = 0
  for i in 0..<size {
    let count = histogram[i]
    histogram[i] = sum
    sum &+= count
  }
}

@inline(__always)
func distribute(
  _ from: Entries, _ to: EntryTarget, _ count: Int, _ shift: UInt64, _ mask: UInt64,
  _ places: UnsafeMutablePointer<UInt32>
) {
  for i in 0..<count {
    let key = from[i]
    let digit = Int(truncatingIfNeeded: (key &>> shift) & mask)
    to[Int(places[digit])] = key
    places[digit] &+= 1
  }
}

@inline(__always)
func insertionSort(_ entries: EntryTarget, _ count: Int) {
  var i = 1
  while i < count {
    let entry = entries[i]
    var place = i
    while place > 0 && entries[place &- 1] > entry {
      entries[place] = entries[place &- 1]
      place &-= 1
    }
    entries[place] = entry
    i &+= 1
  }
}
