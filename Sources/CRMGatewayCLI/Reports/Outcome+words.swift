import CRMGateway

extension RunState {
    /// For people.
    var words: String { rawValue.replacing("_", with: " ") }
}

extension BindingCounts {
    /// How many have a status.
    func count(of status: BindingStatus) -> Int {
        switch status {
        case .bound: bound
        case .inactive: inactive
        case .ambiguous: ambiguous
        case .unresolved: unresolved
        }
    }
}
