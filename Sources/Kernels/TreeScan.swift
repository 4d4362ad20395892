// The best place to cut a column in two. Every function walks over the entries of a node in ascending order and scores
// each place between two different values that leaves at least `minimumLeaf` of weight on either side; scores are
// comparable between the columns of one node, and the highest is the highest gain. It gives how many entries go left,
// or 0 where no place beats `best`, and leaves the winner's score in `best`. The first of equals wins.
//
// Written for a node of weight n with n_k of class k, cut into l (left) and r (right). What does not change from cut
// to cut is left out of a score.

/// Gini impurity, two classes: n l r gain / 2 = t^2 / n^2 with t = l_1 n - l n_1, so the score is t^2 / (l r).
/// Shapes: entries [count], count at least 2; positives = n_1.
@inline(never)
public func bestGiniCutOfTwo(
  _ entries: Entries, _ count: Int, _ total: Int, _ positives: Int, _ minimumLeaf: Int,
  _ best: UnsafeMutablePointer<Double>
) -> Int {
  var bestScore = best[0]
  var place = 0
  var left = 0
  var leftPositives = 0
  var entry = entries[0]
  for i in 1..<count {
    let w = weightOf(entry)
    left &+= w
    leftPositives &+= w & (0 &- classOf(entry))
    let next = entries[i]
    let right = total &- left
    if (entry ^ next) &>> 44 != 0 && left >= minimumLeaf && right >= minimumLeaf {
      let t = Double(leftPositives &* total &- left &* positives)
      let score = t * t / Double(left &* right)
      if score > bestScore {
        bestScore = score
        place = i
      }
    }
    entry = next
  }
  best[0] = bestScore
  return place
}

/// Gini impurity, any number of classes: the score is sum l_k^2 / l + sum r_k^2 / r, as one fraction of whole numbers.
/// Shapes: entries [count], count at least 2; counts [classes] = n_k; scratch [2 classes].
@inline(never)
public func bestGiniCut(
  _ entries: Entries, _ count: Int, _ total: Int, _ counts: UnsafePointer<Int32>, _ classes: Int,
  _ minimumLeaf: Int, _ scratch: UnsafeMutablePointer<Int32>, _ best: UnsafeMutablePointer<Double>
) -> Int {
  let leftCounts = scratch
  let rightCounts = scratch + classes
  var leftSquares = 0
  var rightSquares = 0
  for k in 0..<classes {
    leftCounts[k] = 0
    rightCounts[k] = counts[k]
    rightSquares &+= Int(counts[k]) &* Int(counts[k])
  }
  var bestScore = best[0]
  var place = 0
  var left = 0
  var entry = entries[0]
  for i in 1..<count {
    let w = weightOf(entry)
    let k = classOf(entry)
    // (c + w)^2 = c^2 + w (2 c + w)
    let l = Int(leftCounts[k])
    let r = Int(rightCounts[k])
    leftSquares &+= w &* (2 &* l &+ w)
    rightSquares &-= w &* (2 &* r &- w)
    leftCounts[k] = Int32(truncatingIfNeeded: l &+ w)
    rightCounts[k] = Int32(truncatingIfNeeded: r &- w)
    left &+= w
    let next = entries[i]
    let right = total &- left
    if (entry ^ next) &>> 44 != 0 && left >= minimumLeaf && right >= minimumLeaf {
      let numerator = leftSquares &* right &+ rightSquares &* left
      let score = Double(numerator) / Double(left &* right)
      if score > bestScore {
        bestScore = score
        place = i
      }
    }
    entry = next
  }
  best[0] = bestScore
  return place
}

/// Entropy, any number of classes: with f(x) = x log2 x the score is sum f(l_k) - f(l) + sum f(r_k) - f(r).
/// Shapes: entries [count], count at least 2; counts [classes] = n_k; scratch [2 classes]; f [total + 1], rounded so that
/// sums of its values are exact, whatever their order.
@inline(never)
public func bestEntropyCut(
  _ entries: Entries, _ count: Int, _ total: Int, _ counts: UnsafePointer<Int32>, _ classes: Int,
  _ minimumLeaf: Int, _ f: UnsafePointer<Double>, _ scratch: UnsafeMutablePointer<Int32>,
  _ best: UnsafeMutablePointer<Double>
) -> Int {
  let leftCounts = scratch
  let rightCounts = scratch + classes
  var sum = 0.0
  for k in 0..<classes {
    leftCounts[k] = 0
    rightCounts[k] = counts[k]
    sum += f[Int(counts[k])]
  }
  var bestScore = best[0]
  var place = 0
  var left = 0
  var entry = entries[0]
  for i in 1..<count {
    let w = weightOf(entry)
    let k = classOf(entry)
    let l = Int(leftCounts[k])
    let r = Int(rightCounts[k])
    sum += (f[l &+ w] - f[l]) + (f[r &- w] - f[r])
    leftCounts[k] = Int32(truncatingIfNeeded: l &+ w)
    rightCounts[k] = Int32(truncatingIfNeeded: r &- w)
    left &+= w
    let next = entries[i]
    let right = total &- left
    if (entry ^ next) &>> 44 != 0 && left >= minimumLeaf && right >= minimumLeaf {
      let score = sum - (f[left] + f[right])
      if score > bestScore {
        bestScore = score
        place = i
      }
    }
    entry = next
  }
  best[0] = bestScore
  return place
}

/// Squared error: with s the sum of y - mean over the left side, gain = s^2 / (l r), which is the score.
/// Shapes: entries [count], count at least 2; y by row; mean of the node's y.
@inline(never)
public func bestSquaredErrorCut(
  _ entries: Entries, _ count: Int, _ total: Int, _ y: UnsafePointer<Double>, _ mean: Double, _ minimumLeaf: Int,
  _ best: UnsafeMutablePointer<Double>
) -> Int {
  var bestScore = best[0]
  var place = 0
  var left = 0
  var sum = 0.0
  var entry = entries[0]
  for i in 1..<count {
    let w = weightOf(entry)
    left &+= w
    sum += Double(w) * (y[rowOf(entry)] - mean)
    let next = entries[i]
    let right = total &- left
    if (entry ^ next) &>> 44 != 0 && left >= minimumLeaf && right >= minimumLeaf {
      let score = sum * sum / Double(left &* right)
      if score > bestScore {
        bestScore = score
        place = i
      }
    }
    entry = next
  }
  best[0] = bestScore
  return place
}
