/// Nodes below each other, joined by lines: from the top down where it fits, otherwise as an indented list. What has no
/// room is left out level by level from below, and counted.
public struct TreeDrawing: Plot {
  /// The root first, every node before its children.
  public var nodes: [Node]
  /// What the ways to the first and to the last child are called.
  public var branches: [String]
  public var capability: Capability
  public var palette: PlotPalette

  public struct Node: Equatable, Sendable {
    public var label: String
    /// Follows the label, and stays when that has to be shortened: a number, mostly.
    public var ending: String
    /// Said quietly below the label of a node without children, where there is room.
    public var detail: String
    /// Groups differ in colour and in a shape before the label; nil for a node of no group.
    public var group: Int?
    /// Places among the nodes. Those not after this node's, or another's children already, are ignored.
    public var children: [Int]
    /// How many nodes below are not given.
    public var below: Int

    public init(
      _ label: String, ending: String = "", detail: String = "", group: Int? = nil, children: [Int] = [],
      below: Int = 0
    ) {
      self.label = label
      self.ending = ending
      self.detail = detail
      self.group = group
      self.children = children
      self.below = max(0, below)
    }
  }

  public init(
    nodes: [Node], branches: [String] = [], capability: Capability = Capability(), palette: PlotPalette = .standard
  ) {
    self.nodes = nodes
    self.branches = branches
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard !nodes.isEmpty else {
      surface.put(symbols.fit("no nodes", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    let links = Links(nodes)
    let candidates = [TopDown(of: self, links, in: rect), TopDown(of: self, links, in: rect, isBare: true)]
    let outline = Outline(of: self, links, in: rect)
    if let whole = candidates.compactMap({ $0 }).first(where: { $0.isWhole }) {
      whole.draw(on: &surface)
    } else if let first = candidates[0], !outline.isWhole, first.shown >= outline.shown {
      first.draw(on: &surface)
    } else {
      outline.draw(on: &surface)
    }
  }

  /// Fewer columns of a label say nothing, whatever it ends in.
  private static let leastLabel = 5

  /// A node's label, with the shape of its group before it.
  func text(of place: Int, atMost columns: Int) -> String {
    let node = nodes[place]
    let shape = node.group.map { "\(symbols.marker($0)) " } ?? ""
    let label = shape + VisibleText.string(node.label)
    let ending = VisibleText.string(node.ending)
    let rest = columns - ending.columns
    guard !ending.isEmpty, rest >= Self.leastLabel, label.columns > rest else {
      return symbols.fit(label + ending, columns)
    }
    return symbols.fit(label, rest) + ending
  }

  func style(of place: Int, _ inks: PlotPalette) -> Style {
    nodes[place].group.map { inks.series($0) } ?? inks.label
  }

  /// `… 12 more`
  func remainder(_ count: Int) -> String { "\(symbols.ellipsis) \(count) more" }
}

extension TreeDrawing {
  /// Who hangs below whom, checked: every node but the root has at most one parent, which comes before it.
  struct Links {
    let children: [[Int]]
    let depths: [Int]
    /// Nodes below each, those not given included.
    let below: [Int]
    let isReached: [Bool]

    init(_ nodes: [Node]) {
      var children = [[Int]](repeating: [], count: nodes.count)
      var depths = [Int](repeating: 0, count: nodes.count)
      var isReached = [Bool](repeating: false, count: nodes.count)
      if !nodes.isEmpty { isReached[0] = true }
      for place in nodes.indices where isReached[place] {
        for child in nodes[place].children where child > place && child < nodes.count && !isReached[child] {
          isReached[child] = true
          depths[child] = depths[place] + 1
          children[place].append(child)
        }
      }
      var below = nodes.map { min($0.below, 1_000_000_000) }
      for place in nodes.indices.reversed() {
        for child in children[place] { below[place] += below[child] + 1 }
      }
      self.children = children
      self.depths = depths
      self.below = below
      self.isReached = isReached
    }

    var depth: Int { depths.max() ?? 0 }

    /// The nodes of the levels down to a depth.
    func places(toDepth depth: Int) -> [Int] { depths.indices.filter { isReached[$0] && depths[$0] <= depth } }

    /// Whether some nodes are missing from every drawing.
    var isCut: Bool { below.first.map { $0 + 1 > isReached.count { $0 } } ?? false }
  }
}
