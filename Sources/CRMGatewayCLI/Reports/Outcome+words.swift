import CRMGateway
import ConnectorKit

extension RunState {
    /// For people.
    var words: String { rawValue.replacing("_", with: " ") }
}

extension SightCounts {
    /// For people.
    var words: String {
        let names = properties.map { "\($0.object.rawValue).\($0.name)" }.joined(separator: ", ")
        return "\(names) visible to \(visible) members (\(granted) by this run), refused for \(refused)"
    }
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
