import Tutor

extension AppState: Interaction {}
