import Course

/// The layout of one page of a lesson, with everything it was made from.
struct LaidOutPage: Equatable {
  let layout: PageLayout
  private let page: Int
  private let width: Int
  private let theme: Theme
  private let standing: PageLayout.Standing

  init(_ lesson: Lesson, _ page: Int, _ width: Int, _ theme: Theme, _ standing: PageLayout.Standing) {
    layout = PageLayout(lesson.pages[page], of: lesson, width: width, theme: theme, standing: standing)
    self.page = page
    self.width = width
    self.theme = theme
    self.standing = standing
  }

  /// Whether laying the page out anew would come to the same.
  func isOf(_ page: Int, _ width: Int, _ theme: Theme, _ standing: PageLayout.Standing) -> Bool {
    self.page == page && self.width == width && self.theme == theme && self.standing == standing
  }
}
