/// Which resources the rows of a composite may name.
enum CompositeScope: Sendable {
    case data
    case tooling
    case graph

    /// Tells collections inside of an atomic composite that they are written whole or not at all.
    static let wholeTag = "allOrNone"

    /// - Throws: 400 for a row whose URL is none of the resources, such as one of the UI API.
    func check(_ resource: [String], url: String) throws {
        guard allows(resource) else {
            throw SalesforceFailure(400, "INVALID_REQUEST", "The url \(url) isn't supported in this request")
        }
    }

    private func allows(_ parts: [String]) -> Bool {
        switch self {
        case .data:
            if parts.first == "composite" { return parts.count > 1 && parts[1] == "sobjects" }
            return ["sobjects", "query", "queryAll"].contains(parts.first)
        case .tooling:
            return parts.count > 1 && parts[0] == "tooling" && ["sobjects", "query"].contains(parts[1])
        case .graph:
            return parts.first == "sobjects" && parts.count >= 2 && parts.count <= 4 && !parts.contains("describe")
        }
    }
}
