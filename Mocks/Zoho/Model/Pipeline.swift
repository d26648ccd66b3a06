/// One pipeline of a layout of deals. Stages are shared: the same id may be in several pipelines.
struct Pipeline: Sendable {
    let id: String
    let layoutID: String
    var name: String
    var isDefault: Bool
    /// Stages by their ids, in order.
    var stageIDs: [String]
}
