extension Panel {
  /// Questions with their answers, drawn as a tree.
  public struct Tree: Equatable, Sendable {
    /// The root first, every node before its children.
    public var nodes: [Node]
    /// What leads to the first child and to the second: "yes" and "no".
    public var branches: [String]

    public struct Node: Equatable, Sendable {
      /// In ASCII, such as `x <= 1.25`; nil for a leaf.
      public var question: String?
      /// What is answered here, were it a leaf.
      public var answer: String
      /// The number of the answer, which has a colour of its own.
      public var group: Int
      /// How many of those that come here the answer is right for, `47/50`.
      public var share: String
      /// Places among the nodes.
      public var children: [Int]
      /// Nodes below that are left out of the picture.
      public var below: Int

      public init(
        question: String? = nil, answer: String, group: Int, share: String, children: [Int] = [], below: Int = 0
      ) {
        self.question = question
        self.answer = answer
        self.group = group
        self.share = share
        self.children = children
        self.below = below
      }
    }

    public init(nodes: [Node], branches: [String]) {
      self.nodes = nodes
      self.branches = branches
    }
  }
}

extension Panel.Tree {
  /// The tree as an indented list that can be read aloud, in at most so many lines; the last one counts the rest.
  public func outline(atMost limit: Int) -> [String] {
    var lines: [String] = []
    var pending = nodes.isEmpty ? [] : [(place: 0, depth: 0, branch: "")]
    while let (place, depth, branch) = pending.popLast() {
      let node = nodes[place]
      let head = String(repeating: "  ", count: depth) + (branch.isEmpty ? "" : "\(branch): ")
      guard let question = node.question else {
        lines.append("\(head)\(node.answer), \(node.share.replacing("/", with: " of "))")
        continue
      }
      let rest = node.below > 0 ? " (\(node.below) more below)" : ""
      lines.append("\(head)\(question.replacing("<=", with: "at most"))?\(rest)")
      // The first child is said first.
      for (branch, child) in zip(branches, node.children).reversed() where child > place && child < nodes.count {
        pending.append((child, depth + 1, branch))
      }
    }
    guard lines.count > limit, limit > 0 else { return lines }
    return lines.prefix(limit - 1) + ["and \(lines.count - limit + 1) more lines"]
  }
}
